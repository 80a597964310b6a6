package dev.ormai.driver;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array whose result set does not lead to the statement that the driver makes for it. */
final class GuardedArray extends DelegatingArray {
    private final GuardedConnection connection;

    GuardedArray(GuardedConnection connection, Array delegate) {
        super(delegate);
        this.connection = connection;
    }

    /** The real array, for the real driver: it binds only its own. */
    @SuppressWarnings("unchecked") // Whoever binds an Array takes any.
    static <T extends @Nullable Object> T bare(T value) {
        return value instanceof GuardedArray guarded ? (T) guarded.delegate : value;
    }

    @Override
    <T> T guard(T value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return rows(delegate.getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return rows(delegate.getResultSet(map));
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return rows(delegate.getResultSet(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return rows(delegate.getResultSet(index, count, map));
    }

    private ResultSet rows(ResultSet raw) {
        return new GuardedResultSet(connection, null, raw, Reading.UNRECORDED);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
