package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only a real server shows: cursors, cancelling, time limits, large objects, pools. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlIT {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Item: {table: items}
            sql: {functions: {allow: [pg_sleep]}}
            """;

    private final TestDatabase database;
    private final Path folder;

    PostgresqlIT(@TempDir Path folder) throws SQLException {
        this.folder = folder;
        this.database = Databases.postgres();
    }

    @BeforeAll
    void createItems() throws SQLException {
        database.execute(
                "create table items (id int primary key, tenant_id varchar(40) not null, tags int[], doc bigint)",
                "insert into items select n, case when n % 10 = 0 then 'globex' else 'acme' end, array[n], n"
                        + " from generate_series(1, 100000) n");
    }

    @AfterAll
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void aServersCursorGivesRowsInPortions() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(100);
            long before = used();
            try (ResultSet rows = statement.executeQuery("select id, repeat('x', 1000) as filler from items")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(90_000);
                assertThat(used() - before).isLessThan(40_000_000);
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void anotherThreadCanCancel() throws Exception {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> cancelled = CompletableFuture.runAsync(() -> cancelOnceRunning(statement));

            assertThatThrownBy(() -> statement.executeQuery("select pg_sleep(30) from items"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            cancelled.get();
            assertThat(Rows.read(statement.executeQuery("select 1")).size()).isEqualTo(1);
        }
    }

    private void cancelOnceRunning(Statement statement) {
        try {
            while (database.query("select 1 from pg_stat_activity where state = 'active' and query like '%pg_sleep%'"
                            + " and pid <> pg_backend_pid()")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTimeLimitEndsAStatement() throws SQLException {
        try (Connection connection = source().getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_sleep(30) from items")) {
            statement.setQueryTimeout(1);

            assertThatThrownBy(statement::executeQuery)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void largeObjectsStayClosed() throws SQLException {
        database.execute("select lo_from_bytea(4711, 'secret')");

        try (Connection connection = source().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select cast(4711 as bigint), doc from items limit 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();

            assertThatThrownBy(() -> rows.getBlob(1)).isInstanceOf(OrmAiSqlException.class);
            assertThatThrownBy(() -> rows.getClob(1)).isInstanceOf(OrmAiSqlException.class);
            assertThatThrownBy(() -> rows.getObject(1, java.sql.Blob.class)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nothingOfOursLeadsToTheRealConnection() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tags from items order by id")) {
            rows.next();

            assertThatThrownBy(() -> connection.unwrap(org.postgresql.PGConnection.class))
                    .isInstanceOf(SQLException.class);
            assertThat(rows.getArray(1).getResultSet().getStatement()).isNull();
            assertThat(rows.getObject("tags")).isInstanceOf(GuardedArray.class);
            assertThat(statement.toString()).doesNotContain("tenant_id");
        }
    }

    @Test
    void aPreparedStatementShowsTheClientsText() throws SQLException {
        try (Connection connection = source().getConnection();
                PreparedStatement statement = connection.prepareStatement("select id from items where id = ?")) {
            assertThat(statement.toString()).isEqualTo("select id from items where id = ?");
            assertThat(connection.nativeSQL("select id from items")).isEqualTo("select id from items");
        }
    }

    @Test
    void serverPreparedStatementsServeAllPrincipals() throws Exception {
        OrmAiDataSource scoped = OrmAiDataSource.around(Shops.source(database))
                .policy(policy())
                .audit("off")
                .scoped()
                .build();

        try (Connection connection = scoped.getConnection();
                PreparedStatement statement = PrincipalScope.call(
                        Shops.ACME, () -> connection.prepareStatement("select count(*) from items where id > ?"))) {
            statement.setInt(1, 0);
            for (int i = 0; i < 8; i++) {
                assertThat(PrincipalScope.call(Shops.ACME, () -> Rows.read(statement.executeQuery())
                                .single()))
                        .hasToString("90000");
                assertThat(PrincipalScope.call(Shops.GLOBEX, () -> Rows.read(statement.executeQuery())
                                .single()))
                        .hasToString("10000");
            }
        }
    }

    @Test
    void aPoolInFrontAndAPoolBehindKeepNothing() throws Exception {
        HikariConfig behind = new HikariConfig();
        behind.setJdbcUrl(database.jdbcUrl());
        behind.setUsername(database.user());
        behind.setPassword(database.password());
        behind.setMaximumPoolSize(1);
        behind.setConnectionTimeout(5_000);
        try (HikariDataSource pool = new HikariDataSource(behind)) {
            HikariConfig front = new HikariConfig();
            front.setDataSource(OrmAiDataSource.around(pool)
                    .policy(policy())
                    .audit("off")
                    .scoped()
                    .build());
            front.setMaximumPoolSize(1);
            try (HikariDataSource both = new HikariDataSource(front)) {
                for (int i = 0; i < 5; i++) {
                    try (Connection connection = both.getConnection();
                            Statement statement = connection.createStatement()) {
                        assertThatThrownBy(() -> statement.executeQuery("select id from items"))
                                .hasMessageContaining("TENANT_SCOPE_REQUIRED");
                        assertThat(PrincipalScope.call(
                                        Shops.GLOBEX, () -> Rows.read(statement.executeQuery("select id from items"))
                                                .size()))
                                .isEqualTo(10_000);
                    }
                }
                assertThat(both.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
                assertThat(both.getHikariPoolMXBean().getActiveConnections()).isZero();
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void theUrlStandsForTheRealOne() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ormai.policy", policy.toString());
        String url = "jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length());
        String tenant = (url.contains("?") ? "&" : "?") + "ormai.tenant=globex&ormai.audit=off";

        try (Connection connection = DriverManager.getConnection(url + tenant, properties);
                Statement statement = connection.createStatement()) {
            assertThat(Rows.read(statement.executeQuery("select count(*) from items"))
                            .single())
                    .hasToString("10000");
            assertThat(connection.getMetaData().getURL()).startsWith("jdbc:ormai:postgresql:");
        }
    }

    @Test
    void aTableThatWasMadeAMomentAgoIsFound() throws Exception {
        SharedCatalog catalog = new SharedCatalog(dev.ormai.planner.Dialect.POSTGRESQL);
        try (Connection raw = database.connect()) {
            catalog.noOlderThan(SharedCatalog.STALE, raw);
            database.execute("create table latecomers (id int)");

            assertThat(catalog.current().table("public", "latecomers")).isEmpty();
            assertThat(catalog.noOlderThan(java.time.Duration.ZERO, raw).table("public", "latecomers"))
                    .isPresent();
        }
    }

    @Test
    void otherSettingsOfTheServerAreRefused() throws SQLException {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            statement.execute("set standard_conforming_strings = off");

            assertThatThrownBy(() -> SessionCheck.scope(raw, Database.POSTGRESQL))
                    .hasMessageContaining("standard_conforming_strings is 'off'");
        }
    }

    private OrmAiDataSource source() {
        return OrmAiDataSource.around(Shops.source(database))
                .policy(policy())
                .audit("off")
                .principal(Shops.ACME)
                .build();
    }

    private static PolicySet policy() {
        return PolicyFile.parse(POLICY, "items.yaml", Secrets.ofProcess());
    }
}
