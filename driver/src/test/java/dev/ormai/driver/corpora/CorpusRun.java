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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs statements as tenant 1 through the driver, and as they are on the views, and compares. */
final class CorpusRun implements AutoCloseable {
    private final CorpusDatabase database;
    private final Path directory;
    private final Map<String, Connection> guarded = new LinkedHashMap<>();
    private final Map<String, Connection> views = new LinkedHashMap<>();

    CorpusRun(CorpusDatabase database, Path directory) {
        this.database = database;
        this.directory = directory;
    }

    Tally run(String corpus, List<CorpusStatement> statements) throws SQLException, IOException {
        Tally tally = new Tally(corpus);
        for (CorpusStatement statement : statements) {
            compare(statement, tally);
        }
        Files.writeString(directory.resolve(corpus + ".txt"), tally.details());
        System.out.println(tally.summary());
        return tally;
    }

    private void compare(CorpusStatement statement, Tally tally) throws SQLException, IOException {
        Optional<Given> expected = onViews(statement);
        Given actual;
        try {
            actual = given(guarded(statement.database()), statement.sql());
        } catch (OrmAiSqlException e) {
            if (expected.isPresent()) {
                tally.refused(statement, e.error().code().name(), String.valueOf(e.getMessage()));
                boolean unplanned = e.error().retryHints().stream().anyMatch(hint -> hint.contains("unplanned: allow"));
                if (unplanned) {
                    tally.unplanned(statement, String.valueOf(e.getMessage()));
                }
            }
            return;
        } catch (SQLException e) {
            if (expected.isPresent()) {
                tally.different(statement, "the database says: " + e.getMessage());
            }
            return;
        }
        if (expected.isEmpty()) {
            tally.beyondViews();
            return;
        }
        tally.planned();
        Optional<String> difference = expected.get()
                .rows()
                .acrossDatabases()
                .differenceInAnyOrder(actual.rows().acrossDatabases());
        if (difference.isPresent()) {
            tally.different(statement, difference.get());
            return;
        }
        tally.same();
        String schema = statement.database();
        tally.described(
                statement, actual.shape().differences(expected.get().shape().moved("v_" + schema, schema)));
    }

    /** What a statement gave, and what was said of it. */
    private record Given(Rows rows, ResultShape shape) {}

    private Optional<Given> onViews(CorpusStatement statement) throws SQLException {
        try {
            return Optional.of(given(views(statement.database()), statement.onViews()));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Given given(Connection connection, String sql) throws SQLException {
        try (Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(sql)) {
            ResultShape shape = ResultShape.of(rows.getMetaData());
            return new Given(Rows.read(rows), shape);
        }
    }

    private Connection views(String schema) throws SQLException {
        Connection known = views.get(schema);
        if (known == null) {
            known = database.raw("v_" + schema);
            views.put(schema, known);
        }
        return known;
    }

    Connection guarded(String schema) throws SQLException, IOException {
        Connection known = guarded.get(schema);
        if (known == null) {
            Path policy = directory.resolve(schema + ".yaml");
            try (Connection raw = database.raw(schema)) {
                Files.writeString(policy, CorpusPolicy.yaml(database, raw, schema));
            }
            known = DriverManager.getConnection(database.guardedUrl(schema)
                    + database.separator() + "ormai.policy=" + policy
                    + database.separator() + "ormai.tenant=1");
            guarded.put(schema, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : guarded.values()) {
            connection.close();
        }
        for (Connection connection : views.values()) {
            connection.close();
        }
    }
}
