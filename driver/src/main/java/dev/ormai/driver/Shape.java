package dev.ormai.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/**
 * What kind of results a statement was created for; always read-only ones for the client.
 *
 * @param concurrency the real statement's
 * @param holdability absent: the connection's
 */
record Shape(int type, int concurrency, OptionalInt holdability) {
    static final Shape FORWARD = of(ResultSet.TYPE_FORWARD_ONLY);

    static Shape of(int type) {
        return new Shape(type, ResultSet.CONCUR_READ_ONLY, OptionalInt.empty());
    }

    static Shape of(int type, int holdability) {
        return new Shape(type, ResultSet.CONCUR_READ_ONLY, OptionalInt.of(holdability));
    }

    /**
     * For one whose values come as text however often it runs, as those of a plain statement do. PostgreSQL's driver asks for a
     * binary form from the fifth time on, and of some types its strings differ then: 1.0 for 1. For results that may be updated it
     * never does; nothing is ever updated or read again through these, see jdbc-surface.txt.
     */
    Shape asText() {
        return new Shape(type, ResultSet.CONCUR_UPDATABLE, holdability);
    }

    /** For rows that are counted before the client reads them. */
    Shape counted() {
        return new Shape(ResultSet.TYPE_SCROLL_INSENSITIVE, concurrency, holdability);
    }

    Statement create(Connection raw) throws SQLException {
        return holdability.isPresent()
                ? raw.createStatement(type, concurrency, holdability.getAsInt())
                : raw.createStatement(type, concurrency);
    }

    PreparedStatement prepare(Connection raw, String text) throws SQLException {
        return holdability.isPresent()
                ? raw.prepareStatement(text, type, concurrency, holdability.getAsInt())
                : raw.prepareStatement(text, type, concurrency);
    }
}
