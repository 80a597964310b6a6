package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.DatabaseKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Batches of writes: all of them stay or none, with the values that were there when they were added. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BatchCases {
    private static final String INTO_STOCK = "insert into stock (id, tenant_id, amount) values (?, ?, ?)";
    private static final String IDS = "select id from stock order by id";

    private final DatabaseKind kind;
    private WriteTables tables;

    BatchCases(DatabaseKind kind) {
        this.kind = kind;
    }

    WriteTables tables() {
        return tables;
    }

    @BeforeAll
    void start() throws SQLException, IOException {
        tables = WriteTables.on(kind);
        boolean h2 = kind == DatabaseKind.H2;
        tables.execute(
                "create table kept (id int primary key, tenant_id varchar(20), at timestamp, bytes "
                        + (h2 ? "varbinary(100)" : "bytea") + ", text varchar(100))",
                "create table child (id int primary key, tenant_id varchar(20), parent_id int references kept (id)"
                        + (h2 ? ")" : " deferrable initially deferred)"));
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        tables.execute("delete from child", "delete from kept");
        tables.fill();
    }

    @AfterAll
    void stop() throws SQLException {
        tables.close();
    }

    @Test
    void batchGivesTheCountOfEachAndNothingAfterwards() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = tables.guarded();
                    PreparedStatement statement =
                            connection.prepareStatement("update stock set amount = amount + ? where id <= ?")) {
                connection.setAutoCommit(autoCommit);
                for (int most : new int[] {1, 0, 4, 3}) {
                    statement.setInt(1, 1);
                    statement.setInt(2, most);
                    statement.addBatch();
                }
                assertThat(statement.executeBatch()).containsExactly(1, 0, 2, 2);
                assertThat(statement.getUpdateCount()).isEqualTo(-1);
                assertThat(statement.getResultSet()).isNull();
                assertThat(statement.getMoreResults()).isFalse();
                assertThat(statement.getGeneratedKeys().next()).isFalse();
                assertThat(statement.executeBatch()).isEmpty();
                assertThat(statement.executeUpdate()).isEqualTo(2);
                assertThat(statement.getGeneratedKeys().next()).isFalse();
                statement.addBatch();
                assertThat(statement.executeLargeBatch()).containsExactly(2);
                if (!autoCommit) {
                    connection.commit();
                }
            }
        }
        assertThat(rows("select id, amount from stock order by id")).containsExactly("1 20", "2 20", "3 38", "4 40");
    }

    @Test
    void manyEntriesKeepTheirValues() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(INTO_STOCK)) {
            for (int i = 0; i < 700; i++) {
                add(statement, 1_000 + i, "acme", i);
            }
            assertThat(statement.executeBatch()).hasSize(700).containsOnly(1);
        }
        assertThat(rows("select count(*), sum(amount) from stock where id >= 1000"))
                .containsExactly("700 244650");
    }

    @Test
    void valuesAreThoseOfTheTimeWhenTheyWereAdded() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement =
                        connection.prepareStatement("insert into kept (id, at, bytes, text) values (?, ?, ?, ?)")) {
            Timestamp at = Timestamp.valueOf("2024-01-02 03:04:05");
            byte[] bytes = {1, 2};
            statement.setInt(1, 1);
            statement.setTimestamp(2, at);
            statement.setBytes(3, bytes);
            statement.setString(4, "a");
            statement.addBatch();
            at.setTime(0);
            bytes[0] = 9;
            statement.setInt(1, 2);
            statement.addBatch();
            statement.setInt(1, 3);
            statement.setTimestamp(2, null);
            statement.setBinaryStream(3, new ByteArrayInputStream(new byte[] {7, 8}), 2);
            statement.setCharacterStream(4, new StringReader("stream"), 6);
            statement.addBatch();
            assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
        }
        String hex = kind == DatabaseKind.H2 ? "rawtohex(bytes)" : "encode(bytes, 'hex')";
        assertThat(rows("select id, tenant_id, cast(at as varchar(19)), " + hex + ", text from kept order by id"))
                .containsExactly(
                        "1 acme 2024-01-02 03:04:05 0102 a",
                        "2 acme 2024-01-02 03:04:05 0102 a",
                        "3 acme null 0708 stream");
    }

    @Test
    void valueThatIsFreedAfterItWasAddedIsThere() throws SQLException {
        boolean h2 = kind == DatabaseKind.H2;
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into kept (id, text) values (?, " + (h2 ? "?" : "cast(? as text)") + ")")) {
            statement.setInt(1, 1);
            if (h2) {
                SQLXML xml = connection.createSQLXML();
                xml.setString("<a/>");
                statement.setSQLXML(2, xml);
                statement.addBatch();
                xml.free();
            } else {
                Array array = connection.createArrayOf("int4", new Object[] {1, 2});
                statement.setArray(2, array);
                statement.addBatch();
                array.free();
            }
            assertThat(statement.executeBatch()).containsExactly(1);
        }
        assertThat(rows("select text from kept")).containsExactly(h2 ? "<a/>" : "{1,2}");
    }

    @Test
    void refusedEntryLeavesNothingAndTheTransactionGoesOn() throws SQLException {
        String before = String.join("\n", rows("select * from stock order by id"));
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = tables.guarded();
                    PreparedStatement statement = connection.prepareStatement(INTO_STOCK);
                    Statement other = connection.createStatement()) {
                connection.setAutoCommit(autoCommit);
                other.executeUpdate("insert into numbered (id, name) values (" + (autoCommit ? 50 : 51) + ", 'x')");
                add(statement, 10, "acme", 1);
                add(statement, 11, "globex", 1);
                add(statement, 12, "acme", 1);
                BatchUpdateException failure =
                        catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
                assertThat(failure.getCause()).isInstanceOf(OrmAiSqlException.class);
                assertThat((Throwable) failure.getNextException()).isInstanceOf(OrmAiSqlException.class);
                assertThat(failure.getSQLState()).isEqualTo("42501");
                assertThat(failure.getUpdateCounts()).containsExactly(-3, -3, -3);
                assertThat(statement.executeBatch()).isEmpty();
                assertThat(other.executeUpdate("update stock set amount = amount where id = 1"))
                        .isEqualTo(1);
                if (!autoCommit) {
                    connection.commit();
                }
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
            }
            assertThat(String.join("\n", rows("select * from stock order by id")))
                    .isEqualTo(before);
        }
        assertThat(rows("select id from numbered where id >= 50 order by id")).containsExactly("50", "51");
    }

    /** Limits on rows are the client's for results, and a batch has none. */
    @Test
    void limitsOnRowsDoNotTouchTheCounts() throws SQLException {
        for (int[] limits : new int[][] {{1, 0}, {0, 1}, {1, 1}}) {
            tables.execute("delete from stock where id >= 10");
            try (Connection connection = tables.guarded();
                    PreparedStatement statement = connection.prepareStatement(INTO_STOCK)) {
                connection.setAutoCommit(false);
                statement.setFetchSize(limits[0]);
                statement.setMaxRows(limits[1]);
                int fetchSize = statement.getFetchSize();
                add(statement, 10, "acme", 1);
                add(statement, 11, "acme", 1);
                assertThat(statement.executeBatch()).containsExactly(1, 1);
                assertThat(statement.getFetchSize()).isEqualTo(fetchSize);
                assertThat(statement.getMaxRows()).isEqualTo(limits[1]);
                connection.commit();
            }
            assertThat(rows(IDS)).containsExactly("1", "2", "3", "4", "10", "11");
        }
    }

    @Test
    void failureOfTheDatabaseTellsNoMoreThanThatOfOneStatement() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(INTO_STOCK)) {
            add(statement, 10, "acme", 1);
            add(statement, 2, "acme", 1);
            add(statement, 11, "acme", 1);
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
            assertThat(failure.getSQLState()).isEqualTo("23505");
            assertThat(failure.getUpdateCounts()).containsExactly(-3, -3, -3);
            for (Throwable told = failure; told != null; told = told.getCause()) {
                assertThat(told.getMessage()).doesNotContain("globex", "target", "written", "insert into", "(2)");
            }
        }
        assertThat(rows(IDS)).containsExactly("1", "2", "3", "4");
    }

    /** PostgreSQL checks this key at the end of the transaction. */
    @Test
    void errorAtCommitIsToldLikeAnyOther() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement =
                        connection.prepareStatement("insert into child (id, parent_id) values (?, ?)")) {
            statement.setInt(1, 1);
            statement.setInt(2, 77);
            statement.addBatch();
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
            for (Throwable told = failure; told != null; told = told.getCause()) {
                assertThat(told.getMessage()).doesNotContain("77", "\n");
            }
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(rows("select id from child")).isEmpty();
    }

    @Test
    void tooManyRowsOfOneEntryUndoAll() throws SQLException {
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement("delete from few where id >= ?")) {
            for (int least : new int[] {3, 1, 0}) {
                statement.setInt(1, least);
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).containsExactly(1, 2, 0);
            assertThat(rows("select id from few")).containsExactly("4");
            connection.createStatement().executeUpdate("insert into few (id) values (1), (2)");
            connection.createStatement().executeUpdate("insert into few (id) values (3)");
            for (int least : new int[] {3, -1}) {
                statement.setInt(1, least);
                statement.addBatch();
            }
            statement.setInt(1, -5);
            statement.addBatch();
            assertThat(statement.executeBatch()).containsExactly(1, 2, 0);
            connection.createStatement().executeUpdate("insert into few (id) values (1), (2)");
            connection.createStatement().executeUpdate("insert into few (id) values (3)");
            statement.setInt(1, 1);
            statement.addBatch();
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOf(BatchUpdateException.class)
                    .hasMessageContaining("MAX_AFFECTED_ROWS_EXCEEDED");
        }
        assertThat(rows("select id from few order by id")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void clearedBatchAndClosedStatementRunNothing() throws SQLException {
        try (Connection connection = tables.guarded()) {
            PreparedStatement statement = connection.prepareStatement("delete from few where id = ?");
            statement.setInt(1, 1);
            statement.addBatch();
            statement.clearBatch();
            assertThat(statement.executeBatch()).isEmpty();
            statement.setInt(1, 1);
            statement.addBatch();
            statement.close();
            assertThatThrownBy(statement::executeBatch).isInstanceOf(SQLException.class);
            assertThatThrownBy(statement::addBatch).isInstanceOf(SQLException.class);
        }
        assertThat(rows("select count(*) from few")).containsExactly("4");
    }

    @Test
    void generatedKeysOfABatchAreRefusedBeforeAnythingIsSent() throws SQLException {
        tables.execute("alter table numbered alter column id restart with 100");
        try (Connection connection = tables.guarded();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into numbered (name) values (?), (?)", new String[] {"id"})) {
            statement.setString(1, "a");
            statement.setString(2, "b");
            assertThatThrownBy(statement::addBatch)
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("STATEMENT_NOT_SUPPORTED");
            assertThat(statement.executeUpdate()).isEqualTo(2);
        }
    }

    @Test
    void statementsOfAPlainBatchStayAllOrNone() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = tables.guarded();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(autoCommit);
                statement.addBatch("insert into stock (id) values (10)");
                statement.addBatch("update stock set tenant_id = 'globex' where id = 10");
                statement.addBatch("insert into stock (id) values (11)");
                BatchUpdateException failure =
                        catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
                assertThat(failure.getSQLState()).isEqualTo("42501");
                assertThat(failure.getUpdateCounts()).containsExactly(-3, -3, -3);
                assertThat(statement.getUpdateCount()).isEqualTo(-1);

                statement.addBatch("insert into stock (id) values (10)");
                statement.addBatch("insert into stock (id, secret) values (11, 'x')");
                assertThatThrownBy(statement::executeBatch).hasMessageContaining("FIELD_NOT_ALLOWED");

                statement.addBatch("insert into stock (id) values (12), (13)");
                statement.addBatch("delete from stock where id = 12");
                assertThat(statement.executeBatch()).containsExactly(2, 1);
                statement.executeUpdate("delete from stock where id = 13");
                if (!autoCommit) {
                    connection.commit();
                }
            }
            assertThat(rows(IDS)).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void eachEntryHasARecordWithItsOutcome(@TempDir Path folder) throws SQLException, IOException {
        Path audit = folder.resolve("audit.jsonl");
        Properties properties = new Properties();
        properties.setProperty("ormai.audit", "jsonl:" + audit);
        try (Connection connection = tables.guarded(properties);
                PreparedStatement statement = connection.prepareStatement(INTO_STOCK)) {
            add(statement, 20, "acme", 1);
            add(statement, 21, "acme", 1);
            statement.executeBatch();
            add(statement, 22, "acme", 1);
            add(statement, 23, "globex", 1);
            assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
        }
        List<String> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            JsonNode record = new ObjectMapper().readTree(line);
            if (record.path("affected_rows").isNumber()) {
                outcomes.add("affected " + record.path("affected_rows").asInt());
            } else if (record.path("error").isObject()) {
                outcomes.add("error");
            }
        }
        assertThat(outcomes).containsExactly("affected 1", "affected 1", "error", "error");
    }

    private static void add(PreparedStatement statement, int id, String tenant, int amount) throws SQLException {
        statement.setInt(1, id);
        statement.setString(2, tenant);
        statement.setInt(3, amount);
        statement.addBatch();
    }

    List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection raw = tables.raw();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(" ", row));
            }
        }
        return found;
    }
}
