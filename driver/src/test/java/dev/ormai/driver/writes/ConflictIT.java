package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other transactions do to the row in the way, and what our locks do to theirs. */
final class ConflictIT {
    private static final String UPSERT =
            "insert into stock (id, name) values (%d, 'ours') on conflict (id) do update set name = 'ours'";
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
    void rowOfAnotherTenantsThatCameMeanwhileIsNotChanged() throws Exception {
        String heard = whileWaiting("insert into stock (id, tenant_id, name) values (60, 'globex', 'theirs')", 60);

        assertThat(heard).isEqualTo("23505");
        assertThat(single("select tenant_id || ' ' || name from stock where id = 60"))
                .isEqualTo("globex theirs");
    }

    @Test
    void rowThatWentToAnotherTenantMeanwhileIsNotChanged() throws Exception {
        String heard = whileWaiting(
                "update stock set tenant_id = 'globex', code = 'q', name = 'theirs' , slot = 77 where id = 1", 1);

        assertThat(heard).isEqualTo("23505");
        assertThat(single("select tenant_id || ' ' || name from stock where id = 1"))
                .isEqualTo("globex theirs");
    }

    @Test
    void rowThatBecameOursMeanwhileIsChanged() throws Exception {
        String heard =
                whileWaiting("update stock set tenant_id = 'acme', code = 'q', slot = 77, name = 'q' where id = 2", 2);

        assertThat(heard).isEqualTo("1");
        assertThat(single("select tenant_id || ' ' || name from stock where id = 2"))
                .isEqualTo("acme ours");
    }

    @Test
    void hiddenRowInTheWayIsFreeAgainWhenTheStatementHasFailed() throws SQLException {
        try (Connection guarded = tables.guarded();
                Statement statement = guarded.createStatement()) {
            guarded.setAutoCommit(false);
            assertThatThrownBy(() -> statement.executeUpdate(UPSERT.formatted(2)))
                    .isInstanceOf(SQLException.class);
            assertThat(single("select id from stock where id = 2 for update nowait"))
                    .isEqualTo("2");
        }
    }

    @Test
    void locksAreOnPermittedRowsAlone() throws SQLException {
        try (Connection guarded = tables.guarded();
                Connection other = tables.guarded();
                Statement first = guarded.createStatement();
                Statement second = other.createStatement()) {
            guarded.setAutoCommit(false);
            first.executeQuery("select id from stock for update").close();
            assertThat(
                            single(
                                    "select count(*) from (select id from stock where tenant_id = 'globex' for update nowait) x"))
                    .isEqualTo("2");
            try (ResultSet rows = second.executeQuery("select id from stock for update skip locked")) {
                assertThat(rows.next()).isFalse();
            }
            assertThatThrownBy(() -> second.executeQuery("select id from stock for share nowait"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** What the upsert gives that waits for this write of another transaction: its count or SQLSTATE. */
    private static String whileWaiting(String write, int id)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection raw = tables.raw();
                Statement statement = raw.createStatement()) {
            raw.setAutoCommit(false);
            statement.execute(write);
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> upsert(id));
            while (!heard.isDone()
                    && single("select count(*) from pg_locks where not granted").equals("0")) {
                Thread.onSpinWait();
            }
            assertThat(heard).isNotDone();
            raw.commit();
            return heard.get(60, TimeUnit.SECONDS);
        }
    }

    private static String upsert(int id) {
        try (Connection guarded = tables.guarded();
                Statement statement = guarded.createStatement()) {
            return String.valueOf(statement.executeUpdate(UPSERT.formatted(id)));
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String single(String sql) throws SQLException {
        try (Connection raw = tables.raw();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
