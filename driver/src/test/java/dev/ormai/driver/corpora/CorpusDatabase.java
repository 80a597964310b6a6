package dev.ormai.driver.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A server with a schema {@code x} of tables and a schema {@code v_x} of permitted views for each database of a corpus. */
interface CorpusDatabase extends AutoCloseable {
    /** Straight to the database, names resolved in this schema. */
    Connection raw(String schema) throws SQLException;

    /** For the guarded driver, without its own properties. */
    String guardedUrl(String schema);

    /** What stands between two properties of the URL. */
    String separator();

    /** The columns that the permitted view of a table masks, as the first two characters and {@code ***}. */
    Set<String> masked(Connection raw, String schema, String table) throws SQLException;

    /** The mask of those views over this column. */
    String mask(String column);

    @Override
    void close() throws SQLException;
}
