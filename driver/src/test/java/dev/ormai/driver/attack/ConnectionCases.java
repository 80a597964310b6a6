package dev.ormai.driver.attack;

import static dev.ormai.driver.attack.CodeCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XADataSource;

/** Ways past the policy around a connection: its URL, its data source, what the driver logs and says when it fails. */
final class ConnectionCases {
    static final List<CodeCase> ALL = List.of(
            CodeCase.of(
                    "I-015",
                    "parameters of the URL that open the door are refused",
                    "ATK-175 ATK-155",
                    (target, c) -> urls(target)),
            CodeCase.of(
                    "I-022",
                    "a data source gives no pooled, XA or sharded way round",
                    "ATK-174",
                    (target, c) -> dataSources(target)),
            CodeCase.of("I-025", "the log holds neither passwords nor values", "ATK-179", (target, c) -> logs(target)),
            CodeCase.of(
                    "I-026",
                    "a driver asked what it can be told tells no secret",
                    "ATK-205 ATK-175",
                    (target, c) -> propertyInfo(target)),
            CodeCase.of(
                    "I-027",
                    "a connection that fails tells no password",
                    "ATK-205",
                    (target, c) -> connectErrors(target)));

    private ConnectionCases() {}

    private static String urls(Target target) throws IOException {
        StringBuilder heard = new StringBuilder();
        Properties properties = new Properties();
        properties.setProperty("user", target.database().user());
        properties.setProperty("password", target.database().password());
        properties.setProperty("ormai.policy", Target.policy().toString());
        properties.setProperty("ormai.tenant", "acme");
        List<String> added =
                switch (target.kind()) {
                    case POSTGRESQL ->
                        List.of("logServerErrorDetail=true", "replication=database", "%6Fptions=-c%20x=y");
                    case H2 -> List.of("INIT=drop table orders", "init=x", "MODE=MySQL", "ORMAI.TENANT=globex");
                    case MARIADB, MYSQL ->
                        List.of(
                                "allowMultiQueries=true",
                                "sessionVariables=sql_mode=ANSI_QUOTES",
                                "ALLOWMULTIQUERIES=true",
                                "initSql=drop%20table%20orders",
                                "allowLocalInfile=true");
                };
        String separator = target.kind() == DatabaseKind.H2 ? ";" : target.url().contains("?") ? "&" : "?";
        for (String one : added) {
            heard.append(refused(() -> DriverManager.getConnection(target.url() + separator + one, properties)
                    .close()));
        }
        return heard.toString();
    }

    private static String dataSources(Target target) throws Exception {
        StringBuilder heard = new StringBuilder();
        DataSource real = target.dataSource();
        try (OrmAiDataSource guarded = OrmAiDataSource.around(real)
                .policy(Target.policy().toString())
                .audit("off")
                .build()) {
            for (Class<?> wanted : List.of(
                    XADataSource.class, ConnectionPoolDataSource.class, PooledConnection.class, real.getClass())) {
                assertThat(guarded.isWrapperFor(wanted)).isFalse();
                heard.append(refused(() -> guarded.unwrap(wanted)));
            }
            assertThat(guarded.unwrap(DataSource.class)).isSameAs(guarded);
            heard.append(refused(guarded::createShardingKeyBuilder));
            heard.append(refused(guarded::createConnectionBuilder));
            PrintWriter mine = new PrintWriter(new StringWriter());
            guarded.setLogWriter(mine);
            assertThat(real.getLogWriter())
                    .as("who logs the real driver hears all")
                    .isNotSameAs(mine);
            heard.append(guarded.getParentLogger().getName());
            try (Connection c = guarded.getConnection()) {
                heard.append(refused(() -> c.unwrap(PooledConnection.class)));
                heard.append(refused(() -> c.setShardingKey(null)));
                heard.append(refused(() -> c.createStatement().executeQuery("select id from orders")));
            }
        }
        return heard.toString();
    }

    private static String logs(Target target) throws Exception {
        try (Logged logged = Logged.begin();
                Connection c = target.guarded();
                PreparedStatement statement = c.prepareStatement("select id from customers where name = ?")) {
            statement.setString(1, "a value that is bound");
            statement.executeQuery();
            refused(() -> c.createStatement().executeQuery("select ssn from customers where name = 'a literal'"));
            assertThat(logged.text()).doesNotContain("a value that is bound").doesNotContain("a literal");
            if (!target.database().password().isEmpty()) {
                assertThat(logged.text()).doesNotContain(target.database().password());
            }
            assertThat(Files.readString(target.audit())).doesNotContain("a value that is bound");
            return logged.text();
        }
    }

    private static String propertyInfo(Target target) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("password", "a-secret");
        Driver driver = DriverManager.getDriver(target.url());
        DriverPropertyInfo[] known = driver.getPropertyInfo(target.url(), properties);
        assertThat(Arrays.stream(known).map(one -> one.name)).allMatch(name -> name.startsWith("ormai."));
        assertThat(Arrays.stream(known).map(one -> String.valueOf(one.value))).doesNotContain("a-secret");
        return driver.toString() + driver.getParentLogger().getName() + driver.jdbcCompliant();
    }

    private static String connectErrors(Target target) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("ormai.policy", Target.policy().toString());
        properties.setProperty("ormai.tenant", "acme");
        properties.setProperty("user", "nobody-at-all");
        properties.setProperty("password", "a-secret");
        String heard = refused(() -> DriverManager.getConnection(target.url(), properties));
        String wrong = target.kind() == DatabaseKind.H2
                ? "jdbc:ormai:h2:nowhere:x/y;PASSWORD=a-secret;USER=u"
                : target.url().replaceFirst("//[^/]+/", "//localhost:1/") + "?password=a-secret&user=u";
        heard += refused(() -> DriverManager.getConnection(wrong, properties));
        assertThat(heard).doesNotContain("a-secret");
        return heard;
    }
}
