package dev.ormai.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs the benchmark that is named. Those of the driver, the start and the heap are programs of ours; every other argument goes to
 * JMH as it stands.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        List<String> given = List.of(arguments);
        if (given.isEmpty()) {
            usage();
            return;
        }
        String name = given.get(0);
        List<String> rest = given.subList(1, given.size());
        if (Questions.has(name)) {
            PairedRun.run(name, rest);
        } else if (name.equals("ColdStart")) {
            ColdStart.run(rest);
        } else if (name.equals("CacheHeap")) {
            CacheHeap.run(rest);
        } else {
            org.openjdk.jmh.Main.main(arguments);
        }
    }

    private static void usage() {
        System.out.println(
                """
                usage: java -jar benchmarks.jar <name> [<option>…]
                  CacheHit, ShapeHit, Miss                  JMH and its options, such as -prof gc; -h lists them
                  DriverPoint, DriverLiteral, DriverRows, Audit, Price
                                                            [<forks> [<seconds of warm-up> [<seconds measured>]]]
                  ColdStart                                 [<starts of each way>]
                  CacheHeap                                 [<times 10,000 statements>]
                What each asks, and the last figures: benchmarks/README.md""");
    }
}
