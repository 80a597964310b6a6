package dev.ormai.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Statements of every construct have plans that read the right tables, each through its policy relation, and know what
 * each column is made of. {@code -Dgolden=write} writes what the planner now says into the files; the diff is the review.
 */
final class PlanFilesTest {
    private static final Path FILES = Path.of("src/test/resources/plans");

    @TestFactory
    Stream<DynamicContainer> statementsArePlannedAsWritten() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(FILES)) {
            files = listed.sorted().toList();
        }
        return files.stream()
                .map(file ->
                        DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)));
    }

    private static Stream<DynamicTest> tests(Path file) {
        Shop shop = Shop.of(dialect(file));
        List<PlanCase> cases = read(file);
        if ("write".equals(System.getProperty("golden"))) {
            write(file, cases, shop);
        }
        return read(file).stream()
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> {
                    RelationalPlan plan = shop.plan(one.sql());

                    assertThat(PlanCase.facts(plan)).isEqualTo(one.facts());
                    assertThat(plan.guarded()).isTrue();
                }));
    }

    private static Dialect dialect(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith("mysql")) {
            return Dialect.MYSQL;
        }
        return name.startsWith("h2") ? Dialect.H2 : Dialect.POSTGRESQL;
    }

    private static List<PlanCase> read(Path file) {
        try {
            return PlanCase.read(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<PlanCase> cases, Shop shop) {
        String text = cases.stream()
                .map(one -> one.text(PlanCase.facts(shop.plan(one.sql()))))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
