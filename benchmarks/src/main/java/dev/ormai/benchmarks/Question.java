package dev.ormai.benchmarks;

import java.sql.SQLException;
import java.util.Map;

/** The same work done in several ways, which are measured in turns within one run. Closing it closes what the ways use. */
interface Question extends AutoCloseable {
    /** By name, in the order in which they are shown. */
    Map<String, Way> ways();

    /** The way that one is held against: itself has the ratio 1. */
    default String against(String way) {
        return ways().keySet().iterator().next();
    }

    @Override
    void close() throws SQLException;
}
