package dev.ormai.driver;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of LIKE that a client binds. PostgreSQL tries a pattern on values sampled from the whole table while it plans, and
 * one that ends with its escape character fails on some of them, hidden ones too.
 */
final class BoundPatterns {
    private BoundPatterns() {}

    /**
     * @param escapes the characters that may not stand alone at the end; empty if the parameter is no pattern
     * @throws OrmAiSqlException if one does, whatever the rows are
     */
    static void check(String escapes, @Nullable Object value) throws SQLException {
        if (escapes.isEmpty() || value == null) {
            return;
        }
        if (value instanceof InputStream
                || value instanceof Reader
                || value instanceof Clob
                || value instanceof Blob
                || value instanceof SQLXML) {
            throw Refusals.notSupported("a pattern of a LIKE is bound as a stream", "bind it with setString");
        }
        String pattern =
                value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
        for (int i = 0; i < escapes.length(); i++) {
            if (endsIn(pattern, escapes.charAt(i))) {
                throw Refusals.notSupported(
                        "the pattern of a LIKE ends with its escape character",
                        "write the escape character twice to match it");
            }
        }
    }

    private static boolean endsIn(String text, char escape) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == escape) {
            end--;
        }
        return (text.length() - end) % 2 == 1;
    }
}
