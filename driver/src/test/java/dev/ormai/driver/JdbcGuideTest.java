package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.Principal;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guide shows. */
final class JdbcGuideTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Customer: {table: customers}
            """;

    private final TestDatabase database = Databases.h2();
    private final String policyFile;

    JdbcGuideTest(@TempDir Path folder) throws IOException {
        policyFile = Files.writeString(folder.resolve("policy.yaml"), POLICY).toString();
    }

    @BeforeEach
    void createShop() throws SQLException {
        Shops.create(database);
    }

    @AfterEach
    void dropShop() throws SQLException {
        database.close();
    }

    @Test
    void everySnippetOfTheGuideIsRunHere() throws IOException {
        String here = squeezed(Files.readString(Path.of("src/test/java/dev/ormai/driver/JdbcGuideTest.java")));
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("../docs/guide/jdbc.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> squeezed(block.replace("```java", "").replace("```", "")))
                .toList();

        assertThat(snippets).hasSize(5).allSatisfy(snippet -> assertThat(here).contains(snippet));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void aUrlIsAllItTakes() throws SQLException {
        try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:guide", "sa", "");
                Statement statement = raw.createStatement()) {
            statement.execute("create table customers (id int primary key, tenant_id varchar(10), name varchar(10))");
            statement.execute("insert into customers values (1, 'acme', 'Ada')");

            assertThat(nameThroughTheUrl()).isEqualTo("Ada");
        }
    }

    private String nameThroughTheUrl() throws SQLException {
        String url = "jdbc:ormai:h2:mem:guide;ormai.policy=" + policyFile + ";ormai.tenant=acme;ormai.audit=off";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement statement = connection.prepareStatement("select name from customers where id = ?")) {
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString("name");
            }
        }
    }

    @Test
    void onePoolServesAllTenants() throws Exception {
        OrmAiDataSource guarded = scoped(Shops.source(database));
        int customers = PrincipalScope.call(Principal.of("acme", "ann", "support"), () -> {
            try (Connection connection = guarded.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from customers")) {
                rows.next();
                return rows.getInt(1);
            }
        });

        assertThat(customers).isEqualTo(4);
    }

    private OrmAiDataSource scoped(DataSource pool) {
        OrmAiDataSource guarded = OrmAiDataSource.around(pool)
                .policy(policyFile)
                .audit("off")
                .scoped()
                .build();
        return guarded;
    }

    @Test
    void aConnectionCanHaveAPrincipalOfItsOwn() throws SQLException {
        assertThat(urlOf(scoped(Shops.source(database)))).startsWith("jdbc:ormai:h2:mem:");
    }

    private static String urlOf(OrmAiDataSource guarded) throws SQLException {
        try (Connection connection = guarded.getConnection(Principal.of("globex", "gus"))) {
            return connection.getMetaData().getURL();
        }
    }

    @Test
    void aRefusalSaysWhatToDo() throws SQLException {
        try (Connection connection = scoped(Shops.source(database)).getConnection(Shops.ACME);
                Statement statement = connection.createStatement()) {
            assertThat(refusal(statement)).startsWith("MODEL_NOT_ALLOWED").endsWith("42501");
        }
    }

    private static String refusal(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from payroll")) {
            return rows.next() ? "seen" : "empty";
        } catch (OrmAiSqlException e) {
            return e.error().code() + " " + e.error().retryHints() + " " + e.getSQLState();
        }
    }
}
