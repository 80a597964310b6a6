package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings and transactions of one physical connection of PostgreSQL that several principals use. */
final class SessionSettingsIT {
    private static final List<String> SHOWN = List.of(
            "application_name",
            "client_min_messages",
            "extra_float_digits",
            "statement_timeout",
            "lock_timeout",
            "default_transaction_isolation",
            "default_transaction_read_only",
            "search_path",
            "transaction_isolation",
            "transaction_read_only");

    private final TestDatabase database;
    private final HikariDataSource pool;

    SessionSettingsIT() throws SQLException {
        database = Databases.postgres();
        HikariConfig config = new HikariConfig();
        config.setDataSource(Shops.source(database));
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("set statement_timeout = 20000");
        pool = new HikariDataSource(config);
    }

    @BeforeEach
    void createShop() throws SQLException {
        Shops.create(database);
    }

    @AfterEach
    void end() throws SQLException {
        pool.close();
        database.close();
    }

    private OrmAiDataSource.Builder guarded() {
        return OrmAiDataSource.around(pool).policy(Shops.policy()).audit("off");
    }

    private static String shown(Connection connection) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String name : SHOWN) {
            all.append(name).append('=').append(one(connection, "show " + name)).append('\n');
        }
        return all.toString();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Rows.read(rows).rows().toString();
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void changeAll(Connection connection) throws SQLException {
        run(
                connection,
                "set application_name to 'of acme'",
                "set client_min_messages to error",
                "set extra_float_digits to 2",
                "set statement_timeout to '3s'",
                "set lock_timeout to 700",
                "set search_path to nothing",
                "set session characteristics as transaction isolation level serializable, read only");
    }

    private int process() throws SQLException {
        try (Connection raw = pool.getConnection()) {
            return Integer.parseInt(one(raw, "select pg_backend_pid()").replaceAll("\\D", ""));
        }
    }

    @Test
    void nothingIsLeftInAPooledConnectionForTheNextPrincipal() throws SQLException {
        int process = process();
        OrmAiDataSource guarded = guarded().build();
        String given;
        try (Connection fresh = guarded.getConnection(Shops.GLOBEX)) {
            given = shown(fresh);
        }

        try (Connection first = guarded.getConnection(Shops.ACME)) {
            run(first, "begin", "update customers set name = 'Zoe' where id = 1", "savepoint x");
            run(first, "set local application_name to 'local'", "set application_name to 'of acme'", "commit", "begin");
            run(first, "update customers set name = 'Yan' where id = 1");
            changeAll(first);
            first.setClientInfo("ApplicationName", "by a method");
        }
        String second;
        try (Connection next = guarded.getConnection(Shops.GLOBEX)) {
            assertThat(next.getAutoCommit()).isTrue();
            second = shown(next);
            run(next, "rollback");
        }

        assertThat(second).isEqualTo(given);
        assertThat(process()).isEqualTo(process);
        try (Connection raw = pool.getConnection()) {
            assertThat(one(raw, "select name from customers where id = 1")).isEqualTo("[[Zoe]]");
            assertThat(one(raw, "show application_name")).doesNotContain("acme").doesNotContain("method");
        }
    }

    @Test
    void aFailedTransactionIsGivenBackAsAnyOther() throws SQLException {
        OrmAiDataSource guarded = guarded().build();
        String given;
        try (Connection fresh = guarded.getConnection(Shops.GLOBEX)) {
            given = shown(fresh);
        }

        try (Connection first = guarded.getConnection(Shops.ACME)) {
            run(first, "set lock_timeout to 700", "begin", "set lock_timeout to 600");
            assertThatThrownBy(() -> run(first, "select 1 / 0")).isInstanceOf(SQLException.class);
        }

        try (Connection next = guarded.getConnection(Shops.GLOBEX)) {
            assertThat(shown(next)).isEqualTo(given);
        }
    }

    @Test
    void settingsOfOnePrincipalAreNotAnothersOnTheSameConnection() throws Exception {
        try (Connection connection = guarded().scoped().build().getConnection()) {
            String given = as(Shops.GLOBEX, () -> shown(connection));
            as(Shops.ACME, () -> {
                changeAll(connection);
                return "";
            });

            assertThat(as(Shops.GLOBEX, () -> shown(connection))).isEqualTo(given);
            assertThat(as(Shops.ACME, () -> shown(connection))).isEqualTo(given);
        }
    }

    @Test
    void aRollbackBringsNoSettingOfAnotherPrincipalBack() throws Exception {
        try (Connection connection = guarded().scoped().build().getConnection()) {
            connection.setAutoCommit(false);
            as(Shops.ACME, () -> {
                run(connection, "set lock_timeout to 700", "commit");
                return "";
            });

            String now = as(Shops.GLOBEX, () -> one(connection, "show lock_timeout"));
            connection.rollback();
            String then = as(Shops.GLOBEX, () -> one(connection, "show lock_timeout"));

            assertThat(List.of(now, then)).containsExactly("[[0]]", "[[0]]");
        }
    }

    @Test
    void inATransactionOfAnotherPrincipalsNothingRunsButItsEnd() throws Exception {
        try (Connection connection = guarded().scoped().build().getConnection()) {
            as(Shops.ACME, () -> {
                run(connection, "begin", "update customers set name = 'Zoe' where id = 1");
                return "";
            });

            for (String sql : List.of("select name from customers", "commit", "savepoint x", "show time zone")) {
                assertThatThrownBy(() -> as(Shops.GLOBEX, () -> {
                            run(connection, sql);
                            return "";
                        }))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                OrmAiSqlException.class,
                                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
            }
            String own = as(Shops.ACME, () -> one(connection, "select name from customers where id = 1"));
            as(Shops.GLOBEX, () -> {
                run(connection, "rollback");
                return "";
            });
            String afterwards = as(Shops.ACME, () -> one(connection, "select name from customers where id = 1"));

            assertThat(List.of(own, afterwards)).containsExactly("[[Zoe]]", "[[Ada]]");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void aSavepointOfAnotherPrincipalsTransactionIsNotGoneBackTo() throws Exception {
        try (Connection connection = guarded().scoped().build().getConnection()) {
            List<Savepoint> set = new ArrayList<>();
            as(Shops.ACME, () -> {
                run(connection, "begin");
                set.add(connection.setSavepoint());
                run(connection, "update customers set name = 'Zoe' where id = 1");
                return "";
            });

            for (Callable<String> attempt : List.<Callable<String>>of(
                    () -> {
                        connection.rollback(set.get(0));
                        return "";
                    },
                    () -> connection.setSavepoint().toString(),
                    () -> connection.setSavepoint("other").toString())) {
                assertThatThrownBy(() -> as(Shops.GLOBEX, attempt))
                        .isInstanceOfSatisfying(
                                OrmAiSqlException.class,
                                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
            }

            assertThat(as(Shops.ACME, () -> one(connection, "select name from customers where id = 1")))
                    .isEqualTo("[[Zoe]]");
        }
    }

    private static String as(Principal principal, Callable<String> work) throws Exception {
        return PrincipalScope.call(principal, work);
    }

    @Test
    void whatTextsMeanCanOnlyBeSetToWhatItIs() throws SQLException {
        try (Connection connection = guarded().build().getConnection(Shops.ACME)) {
            run(connection, "set time zone 'Asia/Kathmandu'", "set datestyle to 'ISO'", "set names 'UTF-8'");

            for (String sql : List.of(
                    "set time zone 'Asia/Tokyo'",
                    "set datestyle to german",
                    "set intervalstyle to iso_8601",
                    "set standard_conforming_strings to off",
                    "set client_encoding to 'SQL_ASCII'",
                    "set bytea_output to escape")) {
                assertThatThrownBy(() -> run(connection, sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                OrmAiSqlException.class,
                                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STATEMENT_NOT_SUPPORTED));
            }
        }
    }

    @Test
    void aTimeLimitCanOnlyBeLowered() throws SQLException {
        try (Connection connection = guarded().build().getConnection(Shops.ACME)) {
            run(connection, "set statement_timeout to 500");
            for (String sql : List.of("set statement_timeout to 0", "set statement_timeout to '21s'")) {
                assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining("can only be lowered");
            }
            run(connection, "set statement_timeout to '10s'");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("[[10s]]");
            run(connection, "reset statement_timeout");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("[[20s]]");
        }
    }

    @Test
    void aPreparedStatementOfTheSessionIsLikeAnyOther() throws SQLException {
        try (Connection connection = guarded().build().getConnection(Shops.ACME);
                PreparedStatement begin = connection.prepareStatement("begin");
                PreparedStatement rollback = connection.prepareStatement("rollback")) {
            assertThat(begin.getMetaData()).isNull();
            assertThat(begin.getParameterMetaData().getParameterCount()).isZero();
            for (int i = 0; i < 2; i++) {
                assertThat(begin.execute()).isFalse();
                assertThat(begin.getUpdateCount()).isZero();
                assertThat(begin.getMoreResults()).isFalse();
                assertThat(begin.getUpdateCount()).isEqualTo(-1);
                assertThat(rollback.executeUpdate()).isZero();
            }
            assertThat(rollback.executeUpdate()).isZero();
            assertThat(rollback.getWarnings().getSQLState()).isEqualTo("25P01");
            rollback.clearWarnings();
            assertThat((Throwable) rollback.getWarnings()).isNull();
            assertThatThrownBy(begin::addBatch).isInstanceOf(OrmAiSqlException.class);
            assertThatThrownBy(begin::executeQuery).isInstanceOf(OrmAiSqlException.class);
        }
    }

    @Test
    void aDescribedSettingHasOneTextColumn() throws SQLException {
        try (Connection connection = guarded().build().getConnection(Shops.ACME);
                PreparedStatement show = connection.prepareStatement("SHOW TIME ZONE")) {
            assertThat(show.getMetaData().getColumnCount()).isEqualTo(1);
            assertThat(show.getMetaData().getColumnLabel(1)).isEqualTo("TimeZone");
            assertThat(show.getMetaData().getColumnTypeName(1)).isEqualTo("text");
            assertThat(Rows.read(show.executeQuery()).single()).hasToString("Asia/Kathmandu");
        }
    }

    @Test
    void aDeferredConstraintFailsTheCommitAndEndsTheTransaction() throws SQLException {
        database.execute("alter table customers add constraint one_name unique (name) deferrable initially deferred");
        try (Connection connection = guarded().build().getConnection(Shops.ACME)) {
            run(connection, "begin", "update customers set name = 'Bob' where id = 1");

            assertThatThrownBy(() -> run(connection, "commit"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"))
                    .hasMessageNotContaining("Key (");
            assertThat(one(connection, "select name from customers where id = 1"))
                    .isEqualTo("[[Ada]]");
            run(connection, "update customers set name = 'Zoe' where id = 1");
        }
        try (Connection raw = pool.getConnection()) {
            assertThat(one(raw, "select name from customers where id = 1")).isEqualTo("[[Zoe]]");
        }
    }

    @Test
    void aRefusedWriteLeavesTheTransactionAndItsSavepoints() throws SQLException {
        try (Connection connection = guarded().build().getConnection(Shops.ACME)) {
            run(connection, "begin", "savepoint x", "update customers set name = 'Zoe' where id = 1", "savepoint y");

            assertThatThrownBy(() -> run(connection, "update customers set tenant_id = 'globex' where id = 1"))
                    .hasMessageStartingWith("ORM_ACCESS_DENIED");
            run(connection, "rollback to savepoint y", "release savepoint x", "commit");

            assertThat(one(connection, "select name from customers where id = 1"))
                    .isEqualTo("[[Zoe]]");
        }
    }
}
