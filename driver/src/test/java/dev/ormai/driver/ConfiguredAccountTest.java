package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database knows one account, {@code app}, and its password is in the environment and in a file. */
final class ConfiguredAccountTest {
    private static final String VARIABLE = "PATH";

    private final String database = "h2:mem:" + UUID.randomUUID();
    private final String secret = System.getenv(VARIABLE);
    private final Path folder;
    private Connection raw;

    ConfiguredAccountTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void create() throws Exception {
        raw = DriverManager.getConnection("jdbc:" + database, "app", secret);
        try (Statement statement = raw.createStatement()) {
            statement.execute("create table items (id int)");
            statement.execute("insert into items values (7)");
        }
        Files.writeString(folder.resolve("secret"), secret + "\n");
        Files.writeString(
                folder.resolve("policy.yaml"),
                "version: 1\nprofile: app\ntenant: none\nmodels: {Item: {table: items}}\naudit: {sink: \"off\"}\n");
        configure("env:" + VARIABLE);
    }

    @AfterEach
    void drop() throws SQLException {
        raw.close();
    }

    private void configure(String password) throws Exception {
        configure("jdbc:" + database, password);
    }

    private void configure(String url, String password) throws Exception {
        Files.writeString(
                folder.resolve("ormai.yaml"),
                "database: {url: \"%s\", user: app, password: \"%s\"}\npolicy: policy.yaml\n".formatted(url, password));
    }

    private int firstItem(String parameters, Properties properties) throws SQLException {
        String url = "jdbc:ormai:" + database + ";ormai.config=" + folder.resolve("ormai.yaml") + parameters;
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from items")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    @Test
    void aPasswordOfTheEnvironmentOpensTheDatabase() throws Exception {
        configure("env:" + VARIABLE);

        assertThat(firstItem("", new Properties())).isEqualTo(7);
    }

    @Test
    void aPasswordOfAFileBesideTheConfigurationOpensTheDatabase() throws Exception {
        configure("file:secret");

        assertThat(firstItem("", new Properties())).isEqualTo(7);
    }

    @Test
    void parametersOfTheUrlDoNotMakeItAnotherDatabase() throws Exception {
        configure("jdbc:" + database + ";LOCK_TIMEOUT=100", "file:secret");

        assertThat(firstItem(";LOCK_TIMEOUT=200", new Properties())).isEqualTo(7);
    }

    @Test
    void anAccountInTheUrlWins() {
        assertThatThrownBy(() -> firstItem(";USER=app;PASSWORD=other", new Properties()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void anAccountInThePropertiesWins() {
        Properties properties = new Properties();
        properties.setProperty("user", "app");

        assertThatThrownBy(() -> firstItem("", properties))
                .as("the password is not lent to a user that the connection names")
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void theAccountOfAnotherDatabaseIsNotUsed() throws Exception {
        configure("jdbc:h2:mem:another", "file:secret");

        assertThatThrownBy(() -> firstItem("", new Properties()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void aSecretThatIsNotThereIsToldByItsReference() throws Exception {
        configure("file:nowhere");

        assertThatThrownBy(() -> firstItem("", new Properties()))
                .isInstanceOf(OrmAiSqlException.class)
                .hasMessageContainingAll("nowhere", "database.password");
    }
}
