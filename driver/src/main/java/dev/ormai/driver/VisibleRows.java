package dev.ormai.driver;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of metadata, those left out that the principal may not see. Forward only, for a jump would count hidden rows. */
final class VisibleRows extends GuardedResultSet {
    private final RowFilter filter;
    private int row;

    /** Whether the row on which the result set stands may be seen. */
    @FunctionalInterface
    interface RowFilter {
        boolean shows(ResultSet row) throws SQLException;
    }

    VisibleRows(GuardedConnection connection, ResultSet delegate, RowFilter filter) {
        super(connection, null, delegate, Reading.UNRECORDED);
        this.filter = filter;
    }

    @Override
    public boolean next() throws SQLException {
        while (delegate.next()) {
            if (filter.shows(delegate)) {
                row++;
                return true;
            }
        }
        row = 0;
        return false;
    }

    @Override
    public int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getRow() {
        return row;
    }

    @Override
    public boolean previous() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean first() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean absolute(int target) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean relative(int count) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean isFirst() {
        return row == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        throw forwardOnly();
    }

    private static SQLException forwardOnly() {
        return new SQLException("metadata is read forward only", "42000");
    }
}
