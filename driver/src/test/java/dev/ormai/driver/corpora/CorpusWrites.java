package dev.ormai.driver.corpora;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.ResultShape;
import dev.ormai.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs writes as tenant 1 through the driver, and as they are on the views, whose check option holds. The same count, the
 * same rows given back, and afterwards the same rows of all tenants in all tables. Both start from the same rows.
 */
final class CorpusWrites implements AutoCloseable {
    private final CorpusDatabase database;
    private final Path directory;
    private final String schema;
    private final List<String> tables;
    private final Connection raw;

    private CorpusWrites(CorpusDatabase database, Path directory, String schema, List<String> tables, Connection raw) {
        this.database = database;
        this.directory = directory;
        this.schema = schema;
        this.tables = tables;
        this.raw = raw;
    }

    /** Gives the views their check option, the tenant column its default, and keeps a copy of every row. */
    static CorpusWrites on(CorpusDatabase database, Path directory, String schema) throws SQLException {
        Connection raw = database.raw(schema);
        List<String> tables = tables(raw, schema);
        try (Statement statement = raw.createStatement()) {
            statement.execute("drop schema if exists kept cascade");
            statement.execute("create schema kept");
            for (String table : tables) {
                statement.execute("create table kept.%s as select * from %s.%s".formatted(table, schema, table));
                statement.execute("alter table %s.%s alter column tenant_id set default 1".formatted(schema, table));
                statement.execute("alter view v_%s.%s set (check_option = cascaded)".formatted(schema, table));
            }
        }
        return new CorpusWrites(database, directory, schema, tables, raw);
    }

    private static List<String> tables(Connection raw, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = '" + schema + "' order by tablename")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    Tally run(String corpus, List<CorpusStatement> statements) throws SQLException, IOException {
        Tally tally = new Tally(corpus);
        Path policy = directory.resolve(schema + "-writes.yaml");
        Files.writeString(policy, CorpusPolicy.yaml(database, raw, schema, "app"));
        try (Connection views = database.raw("v_" + schema);
                Connection guarded = DriverManager.getConnection(database.guardedUrl(schema)
                        + database.separator() + "ormai.policy=" + policy
                        + database.separator() + "ormai.tenant=1")) {
            for (CorpusStatement statement : statements) {
                compare(statement, views, guarded, tally);
            }
        }
        Files.writeString(directory.resolve(corpus + "-writes.txt"), tally.details());
        System.out.println(tally.summary());
        return tally;
    }

    private void compare(CorpusStatement statement, Connection views, Connection guarded, Tally tally)
            throws SQLException {
        Optional<Given> expected = Optional.empty();
        restore();
        try {
            expected = Optional.of(run(views, statement.sql()));
        } catch (SQLException e) {
            tally.refusedByViews(statement, String.valueOf(e.getMessage()));
        }
        String wanted = everything();
        restore();
        try {
            Given actual = run(guarded, statement.sql());
            String afterwards = everything();
            if (expected.isEmpty()) {
                tally.beyondViews();
                return;
            }
            Optional<String> difference = expected.get().difference(actual);
            if (difference.isPresent()) {
                tally.different(statement, difference.get());
            } else if (!afterwards.equals(wanted)) {
                tally.different(statement, "the tables afterwards");
            } else {
                tally.same();
                tally.described(
                        statement,
                        actual.shape().differences(expected.get().shape().moved("v_" + schema, schema)));
            }
        } catch (OrmAiSqlException e) {
            if (expected.isPresent()) {
                tally.refused(statement, e.error().code().name(), String.valueOf(e.getMessage()));
            }
            nothingChanged(statement, tally);
        } catch (SQLException e) {
            if (expected.isPresent()) {
                tally.different(statement, "the database says: " + e.getMessage());
            }
            nothingChanged(statement, tally);
        }
    }

    private void nothingChanged(CorpusStatement statement, Tally tally) throws SQLException {
        String afterwards = everything();
        restore();
        if (!afterwards.equals(everything())) {
            tally.different(statement, "rows changed though the statement failed");
        }
    }

    /** What a statement gave: rows, or a count. */
    private record Given(Optional<Rows> rows, int count, ResultShape shape) {
        Optional<String> difference(Given other) {
            if (rows.isPresent() != other.rows.isPresent()) {
                return Optional.of("one gives rows and the other a count");
            }
            if (rows.isEmpty()) {
                return count == other.count
                        ? Optional.empty()
                        : Optional.of("count %d and %d".formatted(count, other.count));
            }
            return rows.get()
                    .acrossDatabases()
                    .differenceInAnyOrder(other.rows.get().acrossDatabases());
        }
    }

    private static Given run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return new Given(Optional.empty(), statement.getUpdateCount(), ResultShape.NONE);
            }
            try (ResultSet rows = statement.getResultSet()) {
                ResultShape shape = ResultShape.of(rows.getMetaData());
                return new Given(Optional.of(Rows.read(rows)), 0, shape);
            }
        }
    }

    private void restore() throws SQLException {
        try (Statement statement = raw.createStatement()) {
            for (String table : tables) {
                statement.execute("delete from %s.%s".formatted(schema, table));
                statement.execute("insert into %s.%s select * from kept.%s".formatted(schema, table, table));
            }
        }
    }

    /** Every row of every tenant; a time of today is one that the statement asked for. */
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Statement statement = raw.createStatement()) {
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("select t::text from %s.%s t order by id".formatted(schema, table))) {
                    while (rows.next()) {
                        all.append(table).append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return all.toString()
                .replaceAll("\"(%s|%s|%s) [^\"]*\"".formatted(today.minusDays(1), today, today.plusDays(1)), "today");
    }

    @Override
    public void close() throws SQLException {
        raw.close();
    }
}
