package dev.ormai.driver.attack;

import static dev.ormai.driver.attack.CodeCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.driver.PrincipalScope;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** What outlives a statement: plans, prepared statements, settings of a session, connections in a pool. */
final class StateCases {
    private static final Principal ACME = Principal.of("acme", "u-1");
    private static final Principal GLOBEX = Principal.of("globex", "u-2");
    private static final String NAMES = "select id, name from customers where id < ? order by id";

    static final List<CodeCase> ALL = List.of(
            CodeCase.of(
                    "H-101",
                    "a statement of one principal works for the next",
                    "ATK-143 ATK-151",
                    (target, c) -> scopes(target)),
            CodeCase.of(
                    "H-102",
                    "outside of every scope nothing is read",
                    "ATK-143 ATK-189",
                    (target, c) -> noScope(target)),
            CodeCase.of(
                    "H-103",
                    "another thread is in no scope of this one",
                    "ATK-143 ATK-149",
                    (target, c) -> otherThread(target)),
            CodeCase.of(
                    "H-104",
                    "a pooled connection keeps nothing of its last user",
                    "ATK-146 ATK-147 ATK-148",
                    (target, c) -> pooled(target)),
            CodeCase.of(
                    "H-105",
                    "a policy that changed holds for statements prepared before",
                    "ATK-144 ATK-151",
                    (target, c) -> reloaded(target)),
            CodeCase.of(
                    "H-106",
                    "a column added after the plan does not widen it",
                    "ATK-145",
                    (target, c) -> columnAdded(target, c)),
            CodeCase.of(
                    "H-107",
                    "a refusal leaves the transaction as it was, a failure ends it as the database does",
                    "ATK-158",
                    (target, c) -> transaction(target, c)),
            CodeCase.of(
                    "H-108",
                    "the client's time limit can only lower the policy's",
                    "ATK-160 ATK-203",
                    (target, c) -> timeLimit(c)),
            CodeCase.of(
                    "H-109",
                    "no refusal makes a pool throw the connection away",
                    "ATK-206",
                    (target, c) -> notEvicted(target)),
            CodeCase.of(
                    "H-110",
                    "two statements of one name are two statements",
                    "ATK-148",
                    (target, c) -> twoOfOneName(target)));

    private StateCases() {}

    private static Connection scoped(Target target) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", target.database().user());
        properties.setProperty("password", target.database().password());
        properties.setProperty("ormai.policy", Target.policy().toString());
        properties.setProperty("ormai.identity", "scoped");
        return DriverManager.getConnection(target.url(), properties);
    }

    private static String names(PreparedStatement statement) throws SQLException {
        statement.setLong(1, 1_000);
        try (ResultSet rows = statement.executeQuery()) {
            return Rows.read(rows).toString();
        }
    }

    private static String scopes(Target target) throws Exception {
        try (Connection c = scoped(target)) {
            PreparedStatement statement = PrincipalScope.call(GLOBEX, () -> c.prepareStatement(NAMES));
            String globex = PrincipalScope.call(GLOBEX, () -> names(statement));
            String acme = PrincipalScope.call(ACME, () -> names(statement));
            assertThat(globex).contains("CANARY-globex").doesNotContain("CANARY-acme");
            assertThat(acme).contains("CANARY-acme");
            PrincipalScope.call(GLOBEX, () -> {
                statement.setLong(1, 1_000);
                statement.addBatch();
                return true;
            });
            return acme + refused(() -> PrincipalScope.call(ACME, statement::executeBatch));
        }
    }

    private static String noScope(Target target) throws Exception {
        try (Connection c = scoped(target)) {
            PreparedStatement statement = PrincipalScope.call(GLOBEX, () -> c.prepareStatement(NAMES));
            String heard = refused(() -> names(statement))
                    + refused(() -> c.createStatement().executeQuery("select * from orders"));
            assertThat(heard).contains("TENANT_SCOPE_REQUIRED");
            return heard;
        }
    }

    private static String otherThread(Target target) throws Exception {
        try (Connection c = scoped(target)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            PrincipalScope.call(GLOBEX, () -> {
                Thread thread = new Thread(
                        () -> heard.add(refused(() -> c.createStatement().executeQuery("select * from orders"))));
                thread.start();
                thread.join();
                return true;
            });
            assertThat(heard.toString()).contains("TENANT_SCOPE_REQUIRED");
            return heard.toString();
        }
    }

    private static HikariDataSource pool(Target target) {
        HikariConfig behind = new HikariConfig();
        behind.setDataSource(target.dataSource());
        behind.setMaximumPoolSize(1);
        return new HikariDataSource(behind);
    }

    private static OrmAiDataSource.Builder around(HikariDataSource pool) throws IOException {
        return OrmAiDataSource.around(pool).policy(Target.policy().toString()).audit("off");
    }

    private static String pooled(Target target) throws Exception {
        StringBuilder heard = new StringBuilder();
        try (HikariDataSource pool = pool(target);
                OrmAiDataSource guarded = around(pool).build()) {
            try (Connection first = guarded.getConnection(GLOBEX);
                    Statement statement = first.createStatement()) {
                first.setAutoCommit(false);
                statement.setMaxRows(1);
                statement.executeQuery("select name from customers");
                if (target.kind() == DatabaseKind.POSTGRESQL) {
                    statement.execute("set search_path = archive");
                    statement.execute("set application_name = 'CANARY-globex-name'");
                    statement.execute("set session characteristics as transaction read only");
                }
                if (target.kind() != DatabaseKind.MARIADB) {
                    first.setSchema(target.kind() == DatabaseKind.H2 ? "ARCHIVE" : "archive");
                }
            }
            try (Connection second = guarded.getConnection(ACME);
                    PreparedStatement statement = second.prepareStatement(NAMES)) {
                assertThat(second.getAutoCommit()).isTrue();
                assertThat(statement.getMaxRows()).isZero();
                heard.append(names(statement));
                heard.append(second.getSchema()).append(second.getWarnings());
                if (target.kind() == DatabaseKind.POSTGRESQL) {
                    for (String name : List.of("search_path", "application_name", "default_transaction_read_only")) {
                        heard.append(Heard.from(second, "show " + name).text());
                    }
                    assertThat(heard.toString()).contains("'off'");
                }
                assertThat(heard.toString()).contains("CANARY-acme-customer");
            }
        }
        return heard.toString();
    }

    private static String reloaded(Target target) throws Exception {
        Path file = Files.createTempFile(Target.policy().getParent(), "policy", ".yaml");
        String before = Files.readString(Target.policy());
        Files.writeString(file, before);
        try (HikariDataSource pool = pool(target);
                OrmAiDataSource guarded = OrmAiDataSource.around(pool)
                        .policy(file.toString())
                        .audit("off")
                        .principal(ACME)
                        .build();
                Connection c = guarded.getConnection();
                PreparedStatement statement = c.prepareStatement("select name from customers where id < ?")) {
            assertThat(names(statement)).contains("CANARY-acme-customer");
            Files.writeString(file, before.replace("      ssn: deny", "      ssn: deny\n      name: deny"));
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < deadline) {
                try {
                    names(statement);
                } catch (OrmAiSqlException e) {
                    assertThat(e.error().code()).isEqualTo(ErrorCode.FIELD_NOT_ALLOWED);
                    return refused(() -> names(statement));
                }
            }
            throw new AssertionError("the changed policy never held");
        }
    }

    private static String columnAdded(Target target, Connection c) throws SQLException {
        String sql = "select * from products where id < ? order by id";
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            Rows before = rows(statement);
            target.database()
                    .execute("alter table products add column secret2 varchar(40) default 'CANARY-globex-later'");
            try {
                Rows after = rows(statement);
                assertThat(after.columns()).isEqualTo(before.columns());
                return after.toString();
            } finally {
                target.database().execute("alter table products drop column secret2");
            }
        }
    }

    private static Rows rows(PreparedStatement statement) throws SQLException {
        statement.setLong(1, 1_000);
        try (ResultSet rows = statement.executeQuery()) {
            return Rows.read(rows);
        }
    }

    private static String transaction(Target target, Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        c.setAutoCommit(false);
        Savepoint savepoint = c.setSavepoint("here");
        heard.append(refused(() -> c.createStatement().executeQuery("select ssn from customers")));
        assertThat(Heard.from(c, "select count(*) from orders").rows()).isPresent();
        Heard failed = Heard.from(c, "select cast(name as decimal(5, 2)) / 0, power(10, 10000) from customers");
        heard.append(failed.text());
        Heard next = Heard.from(c, "select count(*) from orders");
        assertThat(next.rows().isPresent()).isEqualTo(target.kind() != DatabaseKind.POSTGRESQL);
        heard.append(next.text());
        c.rollback(savepoint);
        assertThat(Heard.from(c, "select count(*) from orders").rows()).isPresent();
        c.rollback();
        c.setAutoCommit(true);
        return heard.toString();
    }

    /** Fifteen times fifteen and so on: more than any machine does in five seconds. */
    private static String timeLimit(Connection c) throws SQLException {
        String cross =
                "select count(*) from customers a, customers b, customers c, customers d, customers e, customers f,"
                        + " customers g, customers h, customers i where a.name < b.name or c.name < i.name";
        try (Statement statement = c.createStatement()) {
            statement.setQueryTimeout(0);
            long start = System.nanoTime();
            String heard = refused(() -> statement.executeQuery(cross));
            assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
            return heard;
        }
    }

    private static String notEvicted(Target target) throws Exception {
        StringBuilder heard = new StringBuilder();
        try (HikariDataSource behind = pool(target);
                OrmAiDataSource guarded = around(behind).principal(ACME).build()) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(guarded);
            config.setMaximumPoolSize(1);
            try (HikariDataSource front = new HikariDataSource(config)) {
                for (String sql : List.of(
                        "select ssn from customers",
                        "select * from diary",
                        "selct 1",
                        "delete from orders",
                        "select 1; select 2",
                        "select leak_of(1)",
                        "call leak_of(1)",
                        "explain select 1")) {
                    try (Connection c = front.getConnection()) {
                        heard.append(refused(() -> c.createStatement().executeQuery(sql)));
                        heard.append(refused(() -> c.prepareStatement(sql)));
                        heard.append(refused(() -> c.prepareCall(sql)));
                        heard.append(refused(() -> c.unwrap(org.postgresql.PGConnection.class)));
                        assertThat(c.isClosed()).as(sql).isFalse();
                    }
                }
                assertThat(front.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
            }
        }
        return heard.toString();
    }

    private static String twoOfOneName(Target target) throws Exception {
        StringBuilder heard = new StringBuilder();
        try (Connection acme = target.guarded(ACME);
                Connection globex = target.guarded(GLOBEX);
                PreparedStatement one = acme.prepareStatement(NAMES);
                PreparedStatement other = globex.prepareStatement(NAMES)) {
            for (int run = 0; run < 8; run++) {
                assertThat(names(other)).contains("CANARY-globex").doesNotContain("CANARY-acme");
                heard.append(names(one));
            }
        }
        return heard.toString();
    }
}
