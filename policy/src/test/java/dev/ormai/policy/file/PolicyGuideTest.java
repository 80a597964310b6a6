package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.MaskKind;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Profiles;
import dev.ormai.policy.mask.MaskedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the guide to what the code does. */
final class PolicyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "policy.md");

    static Stream<String> snippets() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetIsAPolicyWithoutRemarks(String snippet) {
        PolicySet policy = PolicyFile.parse(snippet, "guide.yaml", reference -> "key");

        assertThat(policy.remarks()).isEmpty();
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> keys = Stream.of(
                        PolicyReader.KEYS,
                        ModelReader.KEYS,
                        RowsReader.KEYS,
                        RelationReader.KEYS,
                        AggregationsReader.KEYS,
                        WritesReader.KEYS,
                        BudgetReader.KEYS,
                        SqlReader.KEYS.stream()
                                .filter(key -> !key.equals("functions"))
                                .map(key -> "sql." + key)
                                .toList(),
                        SqlReader.FUNCTION_KEYS.stream()
                                .map(key -> "sql.functions." + key)
                                .toList(),
                        AuditReader.KEYS.stream().map(key -> "audit." + key).toList())
                .flatMap(List::stream)
                .toList();

        assertThat(keys).allSatisfy(key -> assertThat(guide).containsPattern("\\| [^|]*`" + Pattern.quote(key) + "`"));
    }

    @Test
    void tableOfMasksShowsWhatTheyDo() throws IOException {
        List<String> values = List.of("ann@example.com", "+1234567890", "4111-1111-1111-1111", "abcdef");
        List<List<String>> rows = Pattern.compile(
                        "\\| `(\"?[a-z*{}0-9]+\"?)` \\| `(.*?)` \\| `(.*?)` \\| `(.*?)` \\| `(.*?)` \\|")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(PolicyGuideTest::groups)
                .toList();

        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row.subList(1, 5))
                .isEqualTo(
                        values.stream().map(value -> masked(row.get(0), value)).toList()));
    }

    private static List<String> groups(MatchResult match) {
        return Stream.of(1, 2, 3, 4, 5).map(match::group).toList();
    }

    private static String masked(String mask, String value) {
        MaskKind kind = Optional.ofNullable(MaskKind.NAMED.get(mask))
                .orElseGet(() -> MaskKind.Pattern.parse(mask.replace("\"", "")));
        return MaskedText.of(kind, value).orElseThrow();
    }

    @Test
    void tableOfBudgetsShowsTheProfilesNumbers() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(BudgetReader.KEYS).allSatisfy(key -> assertThat(guide)
                .containsPattern("\\| `" + key + "` \\| [^|]* \\| " + numbers(key) + " \\|\n"));
    }

    private static String numbers(String key) {
        return Stream.of(Profiles.PROD, Profiles.INTERNAL, Profiles.DEV, Profiles.APP)
                .map(profile -> number(key, profile.budget()))
                .reduce((a, b) -> a + " \\| " + b)
                .orElseThrow();
    }

    private static String number(String key, dev.ormai.policy.Budget budget) {
        return switch (key) {
            case "max_rows" -> shown(budget.maxRows());
            case "max_select_fields" -> shown(budget.maxSelectFields());
            case "max_includes_depth" -> shown(budget.maxIncludesDepth());
            case "statement_timeout_ms" -> shown(budget.statementTimeoutMillis());
            case "max_complexity" -> shown(budget.maxComplexity());
            case "max_cost" -> shown(budget.maxCost());
            case "max_result_bytes" -> shown(budget.maxResultBytes());
            case "min_filters" -> shown(budget.minFilters());
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "none";
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "none";
    }
}
