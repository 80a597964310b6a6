package dev.ormai.driver;

import java.sql.SQLException;

/** Unwrapping gives our own object or nothing. */
final class Unwrapping {
    private Unwrapping() {}

    static <T> T unwrap(Object self, Class<T> wanted) throws SQLException {
        if (wanted.isInstance(self)) {
            return wanted.cast(self);
        }
        throw Refusals.noUnwrap(wanted);
    }
}
