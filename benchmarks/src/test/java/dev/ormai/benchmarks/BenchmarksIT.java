package dev.ormai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Each benchmark still does its work. How long that takes is not asked here. */
final class BenchmarksIT {
    @ParameterizedTest
    @CsvSource({
        "DriverPoint, raw;raw again;ormai",
        "DriverLiteral, raw;raw again;ormai;our text;view;row security",
        "DriverRows, raw;raw again;ormai",
        "Audit, raw;raw again;ormai;with audit"
    })
    void everyWayOfADriverQuestionFindsItsRows(String name, String ways) throws Exception {
        try (Question question = Questions.open(name)) {
            Map<String, List<Turn>> turns = new Paired(question).measure(0);

            assertThat(turns).containsOnlyKeys(ways.split(";"));
            assertThat(turns.values())
                    .allSatisfy(ofAWay -> assertThat(ofAWay).isNotEmpty().allMatch(turn -> turn.nanos() > 0));
        }
    }

    @Test
    void everyWayOfAPriceFindsItsRows() throws Exception {
        try (Question question = new Price(20_000)) {
            Map<String, List<Turn>> turns = new Paired(question).measure(0);

            assertThat(turns).hasSize(10 * 5);
            assertThat(turns.keySet()).allSatisfy(way -> assertThat(turns).containsKey(question.against(way)));
        }
    }

    @Test
    void everyJmhBenchmarkRunsOnce() throws RunnerException {
        assertThat(new Runner(new OptionsBuilder()
                                .include("dev.ormai.*")
                                .mode(Mode.SingleShotTime)
                                .forks(0)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .shouldFailOnError(true)
                                .build())
                        .run())
                .extracting(result -> result.getParams().getBenchmark())
                .contains(
                        "dev.ormai.driver.CacheHit.sameText",
                        "dev.ormai.driver.ShapeHit.report",
                        "dev.ormai.planner.Miss.whole")
                .hasSizeGreaterThanOrEqualTo(19);
    }
}
