package dev.ormai.driver;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that lead back to the raw connection, wrapped or refused. */
final class ValueGuard {
    /** What leads back to the raw connection, or past every table. */
    private static final List<Class<?>> GUARDED = List.of(
            Array.class,
            ResultSet.class,
            Blob.class,
            Clob.class,
            Connection.class,
            Statement.class,
            DatabaseMetaData.class);

    /** Whether values of a class go through as they are. Found once a class: asking each value costs more than reading it. */
    private static final ClassValue<Boolean> PLAIN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return GUARDED.stream().noneMatch(guarded -> guarded.isAssignableFrom(type));
        }
    };

    private final GuardedConnection connection;

    ValueGuard(GuardedConnection connection) {
        this.connection = connection;
    }

    @SuppressWarnings("unchecked") // An Array becomes an Array, a ResultSet a ResultSet; a vendor's class is refused.
    <T extends @Nullable Object> T guard(T value) throws SQLException {
        if (value == null || PLAIN.get(value.getClass())) {
            return value;
        }
        if (value instanceof Array array) {
            return (T) array(array);
        }
        if (value instanceof ResultSet rows) {
            return (T) new GuardedResultSet(connection, null, rows, Reading.UNRECORDED);
        }
        if (value instanceof Blob || value instanceof Clob) {
            checkLargeObjects();
        }
        if (value instanceof Connection || value instanceof Statement || value instanceof DatabaseMetaData) {
            throw Refusals.noUnwrap(value.getClass());
        }
        return value;
    }

    Array array(Array array) {
        return new GuardedArray(connection, array);
    }

    /** PostgreSQL's driver reads and writes large objects by any number, past every table. */
    void checkLargeObjects() throws SQLException {
        if (connection.database() == Database.POSTGRESQL) {
            throw Refusals.largeObjects();
        }
    }
}
