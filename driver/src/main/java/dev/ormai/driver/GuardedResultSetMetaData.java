package dev.ormai.driver;

import dev.ormai.planner.ResultColumns;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** What the columns of a result are, for a client to whom each table is its relation: the database sees a sub-select in its place. */
class GuardedResultSetMetaData extends DelegatingResultSetMetaData {
    GuardedResultSetMetaData(ResultSetMetaData raw) {
        super(raw);
    }

    static GuardedResultSetMetaData of(ResultSetMetaData raw, ResultColumns columns, Session session) {
        return switch (session.database()) {
            case POSTGRESQL -> new PostgresqlColumns(raw, columns, session.scope());
            case H2 -> new H2Columns(raw, columns);
            case MYSQL, MARIADB -> new MySqlColumns(raw, columns);
        };
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
