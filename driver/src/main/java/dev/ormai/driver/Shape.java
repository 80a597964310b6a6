package dev.ormai.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/**
 * What kind of results a statement was created for; always read-only ones.
 *
 * @param holdability absent: the connection's
 */
record Shape(int type, OptionalInt holdability) {
    static final Shape FORWARD = new Shape(ResultSet.TYPE_FORWARD_ONLY, OptionalInt.empty());

    static Shape of(int type) {
        return new Shape(type, OptionalInt.empty());
    }

    static Shape of(int type, int holdability) {
        return new Shape(type, OptionalInt.of(holdability));
    }

    /** For rows that are counted before the client reads them. */
    Shape counted() {
        return new Shape(ResultSet.TYPE_SCROLL_INSENSITIVE, holdability);
    }

    Statement create(Connection raw) throws SQLException {
        return holdability.isPresent()
                ? raw.createStatement(type, ResultSet.CONCUR_READ_ONLY, holdability.getAsInt())
                : raw.createStatement(type, ResultSet.CONCUR_READ_ONLY);
    }

    PreparedStatement prepare(Connection raw, String text) throws SQLException {
        return holdability.isPresent()
                ? raw.prepareStatement(text, type, ResultSet.CONCUR_READ_ONLY, holdability.getAsInt())
                : raw.prepareStatement(text, type, ResultSet.CONCUR_READ_ONLY);
    }
}
