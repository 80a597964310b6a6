package dev.ormai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Each benchmark still does its work. How long that takes is not asked here. */
final class BenchmarksIT {
    @ParameterizedTest
    @ValueSource(strings = {"DriverPoint", "DriverLiteral", "DriverRows"})
    void everyWayOfADriverQuestionFindsItsRows(String name) throws Exception {
        try (Question question = Questions.open(name)) {
            Map<String, List<Turn>> turns = new Paired(question).measure(0);

            assertThat(turns).containsOnlyKeys("raw", "raw again", "ormai", "with audit");
            assertThat(turns.values())
                    .allSatisfy(ofAWay -> assertThat(ofAWay).isNotEmpty().allMatch(turn -> turn.nanos() > 0));
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
                .contains("dev.ormai.driver.CacheHit.sameText", "dev.ormai.planner.Miss.whole")
                .hasSizeGreaterThanOrEqualTo(16);
    }
}
