package dev.ormai.benchmarks;

import java.sql.SQLException;
import java.util.Map;

/** The same work done in several ways, which are measured in turns within one run. Closing it closes what the ways use. */
interface Question extends AutoCloseable {
    /** By name, in the order in which they are shown; the first is what the others are held against. */
    Map<String, Way> ways();

    @Override
    void close() throws SQLException;
}
