package dev.ormai.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** The questions whose ways are measured in turns, by name. */
final class Questions {
    private static final Map<String, Opened> ALL = new TreeMap<>(Map.of(
            "Audit", Audit::new,
            "Price", () -> new Price(Price.ROWS),
            "DriverPoint", DriverPoint::new,
            "DriverLiteral", DriverLiteral::new,
            "DriverRows", DriverRows::new));

    private Questions() {}

    @FunctionalInterface
    private interface Opened {
        Question open() throws java.sql.SQLException;
    }

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    /** Opens the databases and connections that the question needs. */
    static Question open(String name) throws java.sql.SQLException {
        Opened opened = ALL.get(name);
        if (opened == null) {
            throw new IllegalArgumentException("unknown question '" + name + "', expected one of " + ALL.keySet());
        }
        return opened.open();
    }
}
