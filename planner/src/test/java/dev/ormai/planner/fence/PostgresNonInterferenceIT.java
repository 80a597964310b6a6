package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

final class PostgresNonInterferenceIT extends NonInterference {
    private static final List<String> SWITCHES = List.of(
            "enable_seqscan",
            "enable_hashjoin",
            "enable_mergejoin",
            "enable_nestloop",
            "enable_indexscan",
            "enable_hashagg");

    PostgresNonInterferenceIT() {
        super(Dialect.POSTGRESQL, DatabaseKind.POSTGRESQL);
    }

    @Override
    String schema(TestDatabase database) {
        return "public";
    }

    @Override
    List<String> settings(Random random) {
        Stream<String> switches =
                SWITCHES.stream().map(name -> "set " + name + " = " + (random.nextInt(4) == 0 ? "off" : "on"));
        boolean parallel = random.nextInt(4) == 0;
        return Stream.concat(
                        switches,
                        Stream.of(
                                "set parallel_setup_cost = " + (parallel ? 0 : 1000),
                                "set parallel_tuple_cost = " + (parallel ? 0 : 0.1),
                                "set min_parallel_table_scan_size = " + (parallel ? "0" : "'8MB'")))
                .toList();
    }
}
