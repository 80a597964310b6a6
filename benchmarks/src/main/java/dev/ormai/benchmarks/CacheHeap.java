package dev.ormai.benchmarks;

import dev.ormai.driver.OrmAiConnection;
import dev.ormai.testkit.DatabaseKind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** How much heap do 10,000 distinct statements leave occupied, and how much 30,000? The plan cache has a bound. */
final class CacheHeap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final int STEP = 10_000;

    private CacheHeap() {}

    /** @param numbers how many times 10,000 statements; may be left out */
    static void run(List<String> numbers) throws SQLException {
        int steps = numbers.isEmpty() ? 3 : Integer.parseInt(numbers.get(0));
        try (Shops shops = Shops.open(DatabaseKind.H2, "app", 0);
                Connection connection = shops.guarded()) {
            OrmAiConnection guarded = connection.unwrap(OrmAiConnection.class);
            admit(guarded, -500, 0);
            double before = usedMegabytes();
            System.out.printf(Locale.ROOT, "heap in use after 500 statements: %.1f MB%n", before);
            for (int step = 0; step < steps; step++) {
                admit(guarded, step * STEP, (step + 1) * STEP);
                System.out.printf(
                        Locale.ROOT, "after %,d more: + %.1f MB%n", (step + 1) * STEP, usedMegabytes() - before);
            }
        }
    }

    /** Each with a name of its own in it, so that no cache can take two for one. */
    private static void admit(OrmAiConnection connection, int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            connection.explain(Statements.THREE_TABLES
                    .replace("as items", "as items_" + (i + 500))
                    .replace("?", "10")
                    .replace("region = 10", "region = 'north'")
                    .replace("'NEW', 10", "'NEW', 'PAID'"));
        }
    }

    private static double usedMegabytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed() / 1e6;
    }
}
