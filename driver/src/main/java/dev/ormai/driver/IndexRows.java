package dev.ormai.driver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/** Indexes without what they tell of the rows: how many there are, and conditions with values in them. */
final class IndexRows {
    /** CARDINALITY, PAGES, FILTER_CONDITION. */
    private static final List<Integer> TELLING = List.of(11, 12, 13);

    private IndexRows() {}

    static ResultSet withoutStatistics(ResultSet visible) throws SQLException {
        try (visible) {
            CachedRowSet copy = RowSetProvider.newFactory().createCachedRowSet();
            copy.populate(visible);
            copy.setReadOnly(false);
            while (copy.next()) {
                for (int column : TELLING) {
                    copy.updateNull(column);
                }
                copy.updateRow();
            }
            copy.beforeFirst();
            return copy;
        }
    }
}
