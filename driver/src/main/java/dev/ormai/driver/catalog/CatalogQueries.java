package dev.ormai.driver.catalog;

import dev.ormai.planner.tree.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a product is asked. Each query is ordered by schema, table and place.
 *
 * @param columns schema, table, column, then {@code is_nullable} and what {@code types} reads
 * @param systemColumns the same of the database's own tables
 * @param primaryKeys schema, table, column
 * @param foreignKeys schema, table, constraint, column, target schema, target table, target column
 * @param objects kind, schema, name, extension or null: what somebody made beside tables
 * @param uniqueKeys schema, table, constraint, column; absent where no statement names one
 * @param foldsTables gives 0 if names of tables are compared by case; absent: they are
 */
record CatalogQueries(
        String columns,
        String systemColumns,
        String primaryKeys,
        String foreignKeys,
        String objects,
        Optional<String> uniqueKeys,
        Optional<String> foldsTables,
        Types types) {
    /** Reads a column's type from a row of {@code columns}. */
    @FunctionalInterface
    interface Types {
        ColumnType type(ResultSet row) throws SQLException;
    }
}
