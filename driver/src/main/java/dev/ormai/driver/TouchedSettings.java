package dev.ormai.driver;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What statements changed of a session's settings, each with the way back to what it was before the first of them. */
final class TouchedSettings {
    private final Map<String, PutBack> before = new LinkedHashMap<>();

    /** Gives a setting the value that it had. */
    @FunctionalInterface
    interface PutBack {
        void run() throws SQLException;
    }

    /** Called before each change; only the first one starts from what the connection was given. */
    void remember(String setting, PutBack putBack) {
        before.putIfAbsent(setting, putBack);
    }

    boolean isEmpty() {
        return before.isEmpty();
    }

    void putBack() throws SQLException {
        for (PutBack one : before.values()) {
            one.run();
        }
    }

    /** Does nothing for a setting that nobody changed. */
    void putBack(String setting) throws SQLException {
        PutBack one = before.get(setting);
        if (one != null) {
            one.run();
        }
    }

    /** They are what they were, whatever happens. */
    void forget() {
        before.clear();
    }
}
