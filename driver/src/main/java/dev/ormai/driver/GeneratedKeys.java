package dev.ormai.driver;

import java.sql.SQLException;
import java.sql.Statement;

/** Drivers ask for generated keys by changing the text, which may show hidden columns. */
final class GeneratedKeys {
    private GeneratedKeys() {}

    static void requireNone(int generatedKeys) throws SQLException {
        if (generatedKeys != Statement.NO_GENERATED_KEYS) {
            throw Refusals.generatedKeys();
        }
    }
}
