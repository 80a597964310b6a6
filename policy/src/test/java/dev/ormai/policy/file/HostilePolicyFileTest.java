package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostilePolicyFileTest {
    private static final Secrets SECRETS = reference -> "key";

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> PolicyFile.parse(text, "hostile.yaml", SECRETS))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fileOfTenMegabytesIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("policy.yaml"), new byte[10 << 20]);

        assertThatThrownBy(() -> PolicyFile.load(file))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("the file is longer than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsRefused(String opening) {
        refuses(opening.repeat(100_000), "");
    }

    @Test
    void nestingInJsonIsRefusedAtTheLevelItPasses() {
        assertThatThrownBy(() -> PolicyFile.parse("[".repeat(500_000), "hostile.json", SECRETS))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("nested more than 16 levels deep");
    }

    @Test
    void nestedAliasesStaySmall() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", List.of(alias, alias, alias, alias, alias))));
        }
        refuses(bomb + "deny: *a39\nmask: *a38\nmodels: *a37\n", "is not known here");
    }

    @Test
    void aliasStandsForItsAnchor() {
        assertThat(PolicyFile.parse(
                                """
                        version: 1
                        tenant: t
                        models:
                          A: &rules {fields: {x: deny}}
                          B: *rules
                        """,
                                "alias.yaml",
                                SECRETS)
                        .settings()
                        .models())
                .satisfies(models -> assertThat(models.get("B")).isEqualTo(models.get("A")));
    }

    @Test
    void aliasOfItselfIsRefused() {
        refuses("version: 1\nmodels: &m {A: *m}\n", "alias *m has no anchor before it");
    }

    @Test
    void tooManyFaultsAreCounted() {
        refuses("version: 1\n" + "x: 1\n".repeat(5_000), "more faults are not listed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "# nothing",
                "~",
                "42",
                "text",
                "- a",
                "a: b: c",
                "a: [",
                "a: }",
                "\t- a",
                "--- 1\n--- 2",
                "!!java.lang.ProcessBuilder [ls]",
                "a: !!javax.script.ScriptEngineManager []",
                "\u0000",
                "version: \u0007",
                "models: \u202Ecba",
                "%YAML 9.9\n---\na: b",
                "%TAG ! x\n---\n!a b",
                "? [a, b]\n: c",
                "? {a: b}\n: c",
                "'': ''",
                "a: \"\\x\"",
                "a: |9\n  b",
                "\uFEFF\uFEFFa: b",
                "*",
                "&a",
                "&a *a",
                "<<: *a",
                "a: &b\nb: *b"
            })
    void whatIsNoPolicyIsAFault(String text) {
        refuses(text, "policy hostile.yaml has");
    }

    @Test
    void bytesThatAreNoUtf8AreAFault() {
        assertThatThrownBy(() -> PolicyFile.parse(new byte[] {'a', ':', ' ', (byte) 0xC3, '('}, "a.yaml", SECRETS))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("the file is not UTF-8");
    }

    static Stream<String> wrongValues() {
        return Stream.of(
                "~",
                "''",
                "' '",
                "text",
                "true",
                "0",
                "-1",
                "1.5",
                "1e400",
                "99999999999999999999",
                "[]",
                "[[]]",
                "[~]",
                "[1]",
                "{}",
                "{a: {}}",
                "{a: ~}",
                "{'': ''}",
                "{mask: {sql: []}}",
                "{via: {}}",
                "2020-01-01",
                ".inf",
                "0b1",
                "0o7",
                "1_000",
                "!!binary x",
                "!!set {}",
                "none",
                "'*'",
                "\"\\0\"");
    }

    /** Each value of the file of the contract in turn becomes something else. */
    @ParameterizedTest
    @MethodSource("wrongValues")
    void wrongValueAnywhereIsAFaultOrFine(String value) throws IOException {
        String text = contract();
        List<Integer> places = Stream.iterate(text.indexOf(": "), at -> at >= 0, at -> text.indexOf(": ", at + 1))
                .toList();
        for (int place : places) {
            int end = endOfScalar(text, place + 2);
            loadsOrIsRefused(text.substring(0, place + 2) + value + text.substring(end));
        }
        assertThat(places).hasSizeGreaterThan(60);
    }

    /** Many files with letters dropped, doubled or changed. The seed is fixed, so that a failure comes again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void brokenTextIsAFaultOrFine(long seed) throws IOException {
        Random random = new Random(seed);
        String text = contract();
        String alphabet = "{}[]:,-#&*!|>'\"%@`? \n\tax1~<\\";
        for (int i = 0; i < 250; i++) {
            StringBuilder broken = new StringBuilder(text);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(broken.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> broken.setCharAt(at, c);
                    case 1 -> broken.insert(at, c);
                    default -> broken.delete(at, Math.min(broken.length(), at + 1 + random.nextInt(20)));
                }
            }
            loadsOrIsRefused(broken.toString());
        }
        assertThat(text).isNotEmpty();
    }

    private static void loadsOrIsRefused(String text) {
        Throwable thrown = catchThrowable(() -> PolicyFile.parse(text, "mutated.yaml", SECRETS));
        assertThat(thrown).as(text).satisfiesAnyOf(t -> assertThat(t).isNull(), t -> assertThat(t)
                .isInstanceOf(PolicyInvalidException.class));
    }

    private static int endOfScalar(String text, int start) {
        int at = start;
        while (at < text.length() && ",}]\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String contract() throws IOException {
        try (InputStream in = HostilePolicyFileTest.class.getResourceAsStream("/contract.yaml")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
