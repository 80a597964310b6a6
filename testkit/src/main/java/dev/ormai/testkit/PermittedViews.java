package dev.ormai.testkit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What one principal may see, beside the tables themselves: a second schema (on MariaDB and MySQL a second database) with a view for each
 * permitted table, under the table's name. A statement run there, with no policy, must give what it gives on the tables through the
 * policy. A table without a view does not exist there.
 */
public final class PermittedViews implements AutoCloseable {
    private final TestDatabase database;
    private final String schema;

    private PermittedViews(TestDatabase database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /**
     * Creates the schema and its views.
     *
     * @param name tells this principal's views from others', such as a tenant's id: small letters, digits and underscores
     * @param selects for each table the query that gives its permitted rows; names of tables in it mean the tables themselves
     */
    public static PermittedViews create(TestDatabase database, String name, Map<String, String> selects)
            throws SQLException {
        requireNonNull(database, "database");
        if (!name.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException("not a name of small letters, digits and underscores: " + name);
        }
        // Databases of MariaDB and MySQL share one name space, so theirs needs a name that nobody else has.
        String schema = "v_" + name + (database.kind().isMySqlFamily() ? "_" + RandomName.database() : "");
        PermittedViews views = new PermittedViews(database, schema);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            for (Map.Entry<String, String> select : selects.entrySet()) {
                statement.execute("create view %s.%s as %s".formatted(schema, select.getKey(), select.getValue()));
            }
        }
        return views;
    }

    /** The name of the schema or database that holds the views, in small letters; H2 folds it to capital ones. */
    public String schema() {
        return schema;
    }

    /** A new connection in which names without a schema mean the views; the caller closes it. */
    public Connection connect() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    switch (database.kind()) {
                        case H2 -> "set schema " + schema;
                        case POSTGRESQL -> "set search_path to " + schema;
                        case MARIADB, MYSQL -> "use " + schema;
                    });
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** All rows that a query gives on the views. */
    public Rows query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var resultSet = statement.executeQuery(sql)) {
            return Rows.read(resultSet);
        }
    }

    /** Drops the views. */
    @Override
    public void close() throws SQLException {
        String cascade = database.kind().isMySqlFamily() ? "" : " cascade";
        database.execute("drop schema " + schema + cascade);
    }
}
