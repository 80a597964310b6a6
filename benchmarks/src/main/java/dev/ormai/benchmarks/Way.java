package dev.ormai.benchmarks;

import java.sql.SQLException;

/** One way to do what a question is about. */
@FunctionalInterface
interface Way {
    /** Does it once; the number depends on what was read, so that nothing can be left out. */
    long run() throws SQLException;
}
