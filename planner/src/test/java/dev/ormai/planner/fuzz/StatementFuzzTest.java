package dev.ormai.planner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short run without a fuzzer: known statements, spoiled at random. How many: {@code -Dormai.fuzz.inputs=…}; where they
 * begin: {@code -Dormai.fuzz.seed=…}. The long one is told of in the docs.
 */
final class StatementFuzzTest {
    private static final int INPUTS = Integer.getInteger("ormai.fuzz.inputs", 400);
    private static final long SEED = Long.getLong("ormai.fuzz.seed", 20_240_101L);
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "$$",
            "E'\\'",
            "/*",
            "*/",
            "-- ",
            "(",
            ")",
            ",",
            ";",
            " select ",
            " from customers ",
            " union ",
            " lateral ",
            " exists (select 1 from orders) ",
            "::",
            "?",
            "[1]",
            " over () ",
            " filter (where true) ",
            "\\",
            "\0");

    @ParameterizedTest
    @MethodSource("found")
    void whatOnceFoundSomethingFindsNothingMore(Path input) throws IOException {
        StatementFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    static Stream<Path> found() throws IOException {
        return Seeds.found().stream();
    }

    @Test
    void spoiledStatementsAreRefusedOrMeanWhatTheySay() throws IOException {
        List<String> statements = Seeds.statements();
        Random random = new Random(SEED);
        int admitted = 0;
        for (int i = 0; i < INPUTS; i++) {
            String sql = statements.get(random.nextInt(statements.size()));
            Dialect dialect = List.of(Dialect.values()).get(random.nextInt(Dialect.values().length));
            String spoiled = random.nextInt(4) == 0 ? spoiled(sql, statements, random) : sql;
            admitted += StatementFuzz.check(dialect, random.nextInt(256), spoiled) ? 1 : 0;
        }

        System.out.printf("fuzz: %d inputs from seed %d, %d admitted%n", INPUTS, SEED, admitted);
        assertThat(admitted).isGreaterThan(INPUTS / 4);
    }

    private static String spoiled(String sql, List<String> statements, Random random) {
        int place = random.nextInt(sql.length());
        return switch (random.nextInt(4)) {
            case 0 -> sql.substring(0, place) + PIECES.get(random.nextInt(PIECES.size())) + sql.substring(place);
            case 1 -> sql.substring(0, place) + sql.substring(Math.min(sql.length(), place + 1 + random.nextInt(9)));
            case 2 -> {
                String other = statements.get(random.nextInt(statements.size()));
                yield sql.substring(0, place) + other.substring(random.nextInt(other.length()));
            }
            default -> "select * from (" + sql + ") as x where exists (" + sql + ")";
        };
    }
}
