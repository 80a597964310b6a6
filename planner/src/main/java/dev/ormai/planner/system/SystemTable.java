package dev.ormai.planner.system;

import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import java.util.List;
import java.util.Optional;

/**
 * What is shown of one table of the database's own catalog.
 *
 * @param id the name that statements use; one that starts with {@code ormai$} stands in the lists only
 * @param source the table of the database it is read from, as the alias {@code t}
 * @param needs a column without which the source is another one, which is not shown
 * @param rows the condition that a row fulfils that may be known
 */
public record SystemTable(TableId id, TableId source, Optional<String> needs, String rows, List<Shown> columns) {
    public SystemTable {
        columns = List.copyOf(columns);
    }

    /** Whether this table of the database is the source that is meant. */
    public boolean fits(Table found) {
        return needs.isEmpty() || found.columnIgnoringCase(needs.get()).isPresent();
    }

    /**
     * A column; those that the database does not have are left out.
     *
     * @param type absent: that of the source's column of this name
     * @param value an expression over {@code t}; absent: the source's column
     */
    public record Shown(String name, Optional<String> type, Optional<String> value) {}
}
