package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What statements set on MariaDB is put back before the connection goes back to a pool that resets nothing. */
@Tag("mariadb")
final class SessionSettingsMariaDbIT {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Note: {table: notes, rows: {tenant: none}}
            """;
    private static final String STATE =
            "select @@autocommit, @@tx_isolation, @@tx_read_only, @@sql_mode, @@time_zone, @@in_transaction";

    @Test
    void nothingIsLeftInAPooledConnection() throws SQLException {
        PolicySet policy = PolicyFile.parse(POLICY, "notes.yaml", Secrets.ofProcess());
        try (TestDatabase database = Databases.mariaDb()) {
            database.execute("create table notes (id int primary key)");
            try (Connection raw = database.connect()) {
                String given = state(raw);
                OrmAiDataSource guarded = OrmAiDataSource.around(Proxies.source(() -> Proxies.kept(raw)))
                        .policy(policy)
                        .audit("off")
                        .principal(Shops.ACME)
                        .build();

                try (Connection connection = guarded.getConnection();
                        Statement statement = connection.createStatement()) {
                    for (String sql : List.of(
                            "set session transaction isolation level serializable",
                            "set session transaction read only",
                            "set names utf8mb4",
                            "set autocommit = 0",
                            "select count(*) from notes",
                            "start transaction read only")) {
                        statement.execute(sql);
                    }
                    for (String sql : List.of("set names latin1", "set sql_mode = ''", "set time_zone = '+05:45'")) {
                        assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(OrmAiSqlException.class);
                    }
                }

                assertThat(state(raw)).isEqualTo(given);
            }
        }
    }

    private static String state(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(STATE)) {
            return Rows.read(rows).rows().toString();
        }
    }
}
