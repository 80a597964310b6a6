package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ormai.driver.configuration.ConfigurationFile;
import dev.ormai.policy.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process configuration says of its audit holds for the commands, whatever the policy says. */
final class GuardedAccessTest {
    private static final String QUERY = "select id from customers";

    private ShopOnH2 shop;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException, IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        shop = ShopOnH2.in(folder);
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    private Connection connect(String configured, String inPolicy) throws IOException, SQLException {
        shop.policy(shop.policyText().replace("audit: {sink: \"off\"}", "audit: {on_failure: " + inPolicy + "}"));
        Path file = Files.writeString(
                Path.of(shop.configuration()),
                "audit: {sink: \"jsonl:/dev/full\", on_failure: " + configured + "}\n",
                StandardOpenOption.APPEND);
        return GuardedAccess.recorded(ConfigurationFile.load(file)).connect(Principal.of("acme", "ann"));
    }

    @Test
    void aStatementRunsUnrecordedWhereTheConfigurationWarns() throws Exception {
        try (Connection connection = connect("warn", "refuse");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void aStatementDoesNotRunUnrecordedWhereTheConfigurationRefuses() throws Exception {
        try (Connection connection = connect("refuse", "warn");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(QUERY)).hasMessageContaining("AUDIT_UNAVAILABLE");
        }
    }
}
