package dev.ormai.planner.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table or view of the database.
 *
 * @param columns in the order of the database
 * @param primaryKey empty if there is none
 * @param uniqueKeys as far as a statement can name them: constraints of PostgreSQL
 */
public record Table(
        TableId id,
        List<Column> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<UniqueKey> uniqueKeys) {
    /** A table without unique keys that a statement can name. */
    public Table(TableId id, List<Column> columns, List<String> primaryKey, List<ForeignKey> foreignKeys) {
        this(id, columns, primaryKey, foreignKeys, List.of());
    }

    public Table {
        uniqueKeys = List.copyOf(uniqueKeys);
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The column with exactly this name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The column with this name, or the only one that differs from it by the case of ASCII letters. */
    public Optional<Column> columnIgnoringCase(String name) {
        Optional<Column> exact = column(name);
        if (exact.isPresent()) {
            return exact;
        }
        List<Column> similar =
                columns.stream().filter(c -> AsciiCase.equal(c.name(), name)).toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }
}
