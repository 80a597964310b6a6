package dev.ormai.driver;

import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.ResultSource;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/** Columns as H2 describes those of a table: it names the source that a column is read from, which is our sub-select under its alias. */
final class H2Columns extends GuardedResultSetMetaData {
    private final ResultColumns columns;

    H2Columns(ResultSetMetaData raw, ResultColumns columns) {
        super(raw);
        this.columns = columns;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        String given = super.getTableName(column);
        return source(given).map(ResultSource::name).orElse(given);
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return source(super.getTableName(column)).flatMap(ResultSource::schema).orElse(super.getSchemaName(column));
    }

    private Optional<ResultSource> source(String name) {
        return Optional.ofNullable(columns.sources().get(name));
    }
}
