package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ormai.driver.OrmAiSqlException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Batches of one prepared write: judged entry by entry, and after a failure what the database's own driver leaves. */
final class BatchCases {
    private static final String INSERT = "insert into tasks (id, tenant_id, title) values (?, ?, ?)";

    private BatchCases() {}

    static void countsAreThoseOfTheEntries(Connection guarded, Connection raw) throws SQLException {
        try (PreparedStatement update = guarded.prepareStatement("update tasks set title = ? where id = ?")) {
            add(update, "a", 1);
            add(update, "theirs", 5);
            add(update, "b", 2);

            assertThat(update.executeBatch()).containsExactly(1, 0, 1);
            assertThat(update.executeBatch()).isEmpty();
        }
        assertThat(titles(raw)).isEqualTo("1 a, 2 b, 3 three, 4 four, 5 five, 6 six");
    }

    static void whatIsBoundAfterTheLastEntryStaysBound(Connection guarded, Connection raw) throws SQLException {
        try (PreparedStatement update = guarded.prepareStatement("update tasks set title = ? where id = ?")) {
            add(update, "a", 1);
            update.setString(1, "later");
            update.setInt(2, 2);

            assertThat(update.executeLargeBatch()).containsExactly(1);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(titles(raw)).isEqualTo("1 a, 2 later, 3 three, 4 four, 5 five, 6 six");
    }

    /** @param kept what of the batch is there afterwards; empty where the whole batch goes */
    static void aRefusedEntryIsToldAndNotWritten(Connection guarded, Connection raw, String kept, int... counts)
            throws SQLException {
        try (PreparedStatement insert = guarded.prepareStatement(INSERT)) {
            add(insert, 10, "acme", "first");
            add(insert, 11, "globex", "stolen");
            add(insert, 12, "acme", "last");

            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);

            assertThat(failure.getCause())
                    .isInstanceOf(OrmAiSqlException.class)
                    .hasMessageContaining("ORM_ACCESS_DENIED");
            assertThat(failure.getUpdateCounts()).containsExactly(counts);
        }
        try (Statement statement = guarded.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from notes")) {
            assertThat(rows.next()).isTrue();
        }
        if (!guarded.getAutoCommit()) {
            guarded.commit();
        }
        assertThat(titles(raw)).isEqualTo("1 one, 2 two, 3 three, 4 four, 5 five, 6 six" + kept);
    }

    /** The same batch with an error of the database's own, through the driver and past it. */
    static String afterAnErrorOfTheDatabase(Connection connection) throws SQLException {
        BatchUpdateException failure;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into few (id, tenant_id) values (?, 'acme')")) {
            add(insert, 10);
            add(insert, 1);
            add(insert, 12);
            failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
        }
        String state = failure.getSQLState() + " " + Arrays.toString(failure.getUpdateCounts());
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from few where id > 4")) {
            assertThat(rows.next()).isTrue();
            return state + " leaves " + rows.getInt(1);
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static String titles(Connection raw) throws SQLException {
        StringBuilder titles = new StringBuilder();
        try (Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery("select id, title from tasks order by id")) {
            while (rows.next()) {
                titles.append(titles.isEmpty() ? "" : ", ")
                        .append(rows.getInt(1))
                        .append(' ')
                        .append(rows.getString(2));
            }
        }
        return titles.toString();
    }
}
