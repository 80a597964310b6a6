package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a write as JDBC gives them: by each way to run it, in parts, described, and never before all are judged. */
final class ReturningIT {
    private static final String MANY =
            "insert into notes (id, task_id, text) values (10, 1, 'a'), (11, 1, 'b'), (12, 1, 'c'), (13, 1, 'd')";
    private static final String LAST_IS_HIDDEN = MANY + ", (14, 5, 'theirs')";

    private static WriteTables tables;

    @BeforeAll
    static void start() throws SQLException, IOException {
        tables = WriteTables.on(DatabaseKind.POSTGRESQL);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        tables.fill();
    }

    @AfterAll
    static void stop() throws SQLException {
        tables.close();
    }

    @Test
    void rowsComeFromQueryAndFromExecute() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(MANY + " returning id")) {
                assertThat(ids(rows)).containsExactly(10, 11, 12, 13);
            }
            assertThat(statement.execute("update notes set text = 'u' where id > 11 returning id"))
                    .isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(ids(statement.getResultSet())).containsExactlyInAnyOrder(12, 13);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void executeUpdateIsRefusedBeforeAnythingIsWritten() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement(MANY + " returning id")) {
            assertThatThrownBy(() -> statement.executeUpdate(MANY + " returning id"))
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("executeQuery");
            assertThatThrownBy(prepared::executeUpdate).isInstanceOf(OrmAiSqlException.class);
            assertThatThrownBy(prepared::executeLargeUpdate).isInstanceOf(OrmAiSqlException.class);
        }

        assertThat(notes()).isEqualTo(3);
    }

    /** As any prepared write: a row that is refused would end the client's transaction. */
    @Test
    void aPreparedBatchIsRefusedBeforeAnythingIsWritten() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(MANY + " returning id")) {
            connection.setAutoCommit(false);
            assertThatThrownBy(statement::addBatch)
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("STATEMENT_NOT_SUPPORTED");
            connection.commit();
        }

        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void rowThatMayNotBeWrittenIsSeenWhereTheClientWouldStopReading() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = tables.guarded();
                    PreparedStatement statement = connection.prepareStatement(LAST_IS_HIDDEN + " returning id")) {
                connection.setAutoCommit(autoCommit);
                statement.setFetchSize(1);
                statement.setMaxRows(1);
                assertThatThrownBy(() -> {
                            try (ResultSet rows = statement.executeQuery()) {
                                rows.next();
                            }
                        })
                        .isInstanceOf(OrmAiSqlException.class)
                        .hasMessageContaining("ORM_ACCESS_DENIED");
                if (!autoCommit) {
                    connection.commit();
                }
            }

            assertThat(notes()).isEqualTo(3);
        }
    }

    @Test
    void rowsReadInPartsAreAllWritten() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(MANY + " returning id")) {
            connection.setAutoCommit(false);
            statement.setFetchSize(1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(11);
            }
            connection.commit();
        }

        assertThat(notes()).isEqualTo(7);
    }

    @Test
    void mostRowsLimitWhatIsReadAndNotWhatIsWritten() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(MANY + " returning id")) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(ids(rows)).containsExactly(10, 11);
            }
        }

        assertThat(notes()).isEqualTo(7);
    }

    @Test
    void errorOfTheClientsOwnUndoesTheStatement() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(MANY + " returning 1 / (id - 12)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("division by zero");
        }

        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void columnsAreDescribedAsThoseOfARead() throws SQLException {
        String columns = "id, title, email, kind, deleted_at, upper(title), fixed + 1 as more";
        try (Connection connection = tables.guarded();
                PreparedStatement read = connection.prepareStatement("select " + columns + " from tasks");
                PreparedStatement write =
                        connection.prepareStatement("update tasks set title = 'k' returning " + columns)) {
            assertThat(described(write.getMetaData())).isEqualTo(described(read.getMetaData()));
            try (ResultSet rows = write.executeQuery()) {
                assertThat(described(rows.getMetaData())).isEqualTo(described(read.getMetaData()));
            }
        }
    }

    @Test
    void rowThatIsMarkedAsDeletedIsGivenWithoutItsMark() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("delete from tasks where id in (1, 5) returning id, deleted_at")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getTimestamp(2)).isNull();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void statementsOfABatchGiveNoRows() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement()) {
            statement.addBatch("insert into notes (id, task_id) values (10, 1) returning id");
            statement.addBatch("insert into notes (id, task_id) values (11, 1)");
            assertThat(statement.executeBatch()).containsExactly(Statement.SUCCESS_NO_INFO, 1);
        }
    }

    private static List<Integer> ids(ResultSet rows) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        while (rows.next()) {
            ids.add(rows.getInt(1));
        }
        return ids;
    }

    private static List<String> described(ResultSetMetaData columns) throws SQLException {
        List<String> described = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            described.add("%s %s %s %s %d %d %d"
                    .formatted(
                            columns.getColumnLabel(i),
                            columns.getColumnName(i),
                            columns.getTableName(i),
                            columns.getColumnTypeName(i),
                            columns.getPrecision(i),
                            columns.getScale(i),
                            columns.isNullable(i)));
        }
        return described;
    }

    private static int notes() throws SQLException {
        try (Connection raw = tables.raw();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
