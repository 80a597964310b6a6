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
import org.junit.jupiter.api.TestInstance;

/** Generated keys by each way to ask for them: of written rows alone, and as the principal sees these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GeneratedKeysCases {
    private static final String TWO = "insert into numbered (name) values ('a'), ('b')";

    private final DatabaseKind kind;
    private WriteTables tables;

    GeneratedKeysCases(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() throws SQLException, IOException {
        tables = WriteTables.on(kind);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        tables.fill();
        tables.execute("alter table numbered alter column id restart with 100");
    }

    @AfterAll
    void stop() throws SQLException {
        tables.close();
    }

    @Test
    void plainStatementGivesKeysInEachWayToAsk() throws SQLException {
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(TWO, Statement.RETURN_GENERATED_KEYS))
                    .isEqualTo(2);
            assertThat(first(statement.getGeneratedKeys())).containsExactly(100, 101);
            assertThat(statement.execute(TWO, new String[] {"id"})).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(first(statement.getGeneratedKeys())).containsExactly(102, 103);
            assertThat(statement.executeLargeUpdate(TWO, new int[] {1})).isEqualTo(2);
            assertThat(first(statement.getGeneratedKeys())).containsExactly(104, 105);
            assertThat(statement.executeUpdate(TWO)).isEqualTo(2);
            assertThat(first(statement.getGeneratedKeys())).isEmpty();
        }
    }

    @Test
    void preparedStatementGivesKeysOfEachExecution() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into numbered (name) values (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 7; i++) {
                statement.setString(1, "n" + i);
                assertThat(statement.executeUpdate()).isEqualTo(1);
                assertThat(first(statement.getGeneratedKeys())).containsExactly(100 + i);
            }
            assertThat(statement.getMetaData()).isNull();
            assertThat(statement.getResultSet()).isNull();
            assertThatThrownBy(statement::executeQuery).isInstanceOf(OrmAiSqlException.class);
        }
    }

    @Test
    void keysAreCalledAsInTheTable() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(TWO, new String[] {"id", "tenant_id"})) {
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                ResultSetMetaData columns = keys.getMetaData();
                assertThat(columns.getColumnCount()).isEqualTo(2);
                assertThat(columns.getColumnLabel(1)).isEqualToIgnoringCase("id");
                assertThat(columns.getTableName(1)).isEqualToIgnoringCase("numbered");
                assertThat(keys.next()).isTrue();
                assertThat(keys.getString("TENANT_ID")).isEqualTo("acme");
                assertThat(keys.getStatement()).isSameAs(statement);
            }
        }
    }

    @Test
    void deniedColumnIsNoKeyAndMaskedOneIsMasked() throws SQLException {
        String insert = "insert into tasks (id, title) values (10, 'x')";
        String update = "update tasks set title = 'k' where id = 1";
        try (Connection connection = tables.guarded();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(insert, new String[] {"id", "secret"}))
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("FIELD_NOT_ALLOWED");
            assertThatThrownBy(() -> connection.prepareStatement(insert, new int[] {11}))
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("VALIDATION_ERROR");
            assertThat(statement.executeUpdate(update, new String[] {"email", "id"}))
                    .isEqualTo(1);
            ResultSet keys = statement.getGeneratedKeys();
            assertThat(keys.next()).isTrue();
            assertThat(keys.getString(1)).isEqualTo("o***@acme");
            assertThat(keys.getInt(2)).isEqualTo(1);
        }
    }

    @Test
    void rowThatMayNotBeWrittenGivesNoKey() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = tables.guarded();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(autoCommit);
                assertThatThrownBy(() -> statement.executeUpdate(
                                "insert into notes (id, task_id) values (10, 1), (11, 5)",
                                Statement.RETURN_GENERATED_KEYS))
                        .isInstanceOf(OrmAiSqlException.class)
                        .hasMessageContaining("ORM_ACCESS_DENIED");
                assertThat(first(statement.getGeneratedKeys())).isEmpty();
                assertThatThrownBy(() -> statement.executeUpdate(
                                "update few set id = id + 100", Statement.RETURN_GENERATED_KEYS))
                        .isInstanceOf(OrmAiSqlException.class)
                        .hasMessageContaining("MAX_AFFECTED_ROWS_EXCEEDED");
                assertThat(statement.executeUpdate(
                                "update tasks set title = 'k' where id = 5", Statement.RETURN_GENERATED_KEYS))
                        .isZero();
                assertThat(first(statement.getGeneratedKeys())).isEmpty();
                if (!autoCommit) {
                    connection.commit();
                }
            }
            try (Connection raw = tables.raw();
                    Statement statement = raw.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select id from notes union all select id from few where id > 100 order by id")) {
                assertThat(first(rows)).containsExactly(1, 2, 3);
            }
        }
    }

    @Test
    void mostRowsOfTheClientLeaveTheCountAsItIs() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(TWO, Statement.RETURN_GENERATED_KEYS)) {
            statement.setMaxRows(1);
            statement.setFetchSize(1);
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate()).isEqualTo(2);
            connection.commit();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
        }
    }

    private static List<Integer> first(ResultSet rows) throws SQLException {
        List<Integer> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getInt(1));
        }
        return values;
    }
}
