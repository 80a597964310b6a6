package dev.ormai.driver;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Rows of an admitted statement: one plain call a row, no policy work. Read-only. */
class GuardedResultSet extends DelegatingResultSet {
    private final GuardedConnection connection;
    private final @Nullable Statement owner;
    private final Reading reading;
    private final long mostRows;
    private long position;
    private long rows;

    /** @param owner our statement; null for rows that no statement of the client's gave */
    GuardedResultSet(GuardedConnection connection, @Nullable Statement owner, ResultSet delegate, Reading reading) {
        super(delegate);
        this.connection = connection;
        this.owner = owner;
        this.reading = reading;
        this.mostRows = reading.mostRows();
    }

    @Override
    public boolean next() throws SQLException {
        boolean row;
        try {
            row = position < mostRows && delegate.next();
        } catch (SQLException e) {
            throw reading.failed(e);
        }
        if (row) {
            position++;
            rows = Math.max(rows, position);
        } else {
            reading.ended(rows);
        }
        return row;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return GuardedResultSetMetaData.of(delegate.getMetaData(), reading.columns(), connection.session());
    }

    @Override
    public boolean previous() throws SQLException {
        return moved(ResultSet::previous);
    }

    @Override
    public boolean first() throws SQLException {
        return moved(ResultSet::first);
    }

    @Override
    public boolean last() throws SQLException {
        return moved(ResultSet::last);
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        return moved(results -> results.absolute(row));
    }

    @Override
    public boolean relative(int count) throws SQLException {
        return moved(results -> results.relative(count));
    }

    @Override
    public void beforeFirst() throws SQLException {
        moved(results -> {
            results.beforeFirst();
            return false;
        });
    }

    @Override
    public void afterLast() throws SQLException {
        moved(results -> {
            results.afterLast();
            return false;
        });
    }

    /** A move of the real result set to another row. */
    @FunctionalInterface
    private interface Move {
        boolean of(ResultSet results) throws SQLException;
    }

    private boolean moved(Move move) throws SQLException {
        try {
            boolean onRow = move.of(delegate);
            position = onRow ? delegate.getRow() : delegate.isAfterLast() ? mostRows : 0;
            if (onRow) {
                rows = Math.max(rows, position);
            }
            return onRow && position <= mostRows;
        } catch (SQLException e) {
            throw reading.failed(e);
        }
    }

    /** No more rows will be read, though the client did not close it. */
    void endReading() {
        reading.ended(rows);
    }

    @Override
    public void close() throws SQLException {
        delegate.close();
        reading.ended(rows);
        reading.closed();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate.isClosed();
    }

    @Override
    public int getConcurrency() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closed("result set");
        }
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closed("result set");
        }
        return owner;
    }

    /** None: the database warns of values in rows that it looked at, hidden ones too. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closed("result set");
        }
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        delegate.clearWarnings();
    }

    @Override
    <T> T guard(T value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    Array guard(Array value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    Blob guard(Blob value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    Clob guard(Clob value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    NClob guard(NClob value) throws SQLException {
        return connection.values().guard(value);
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
