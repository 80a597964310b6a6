package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** A pool resets only what it was told to; the schema that a client chose must not reach the next one. */
final class PooledSchemaTest {
    @Test
    void aConnectionThatWasMovedComesBackHome() throws Exception {
        try (TestDatabase database = Databases.h2()) {
            Shops.create(database);
            database.execute("create schema archive", "create table archive.kept (id int primary key)");
            HikariConfig config = new HikariConfig();
            config.setDataSource(Shops.source(database));
            config.setMaximumPoolSize(1);

            try (HikariDataSource pool = new HikariDataSource(config);
                    OrmAiDataSource guarded = OrmAiDataSource.around(pool)
                            .policy(Shops.policy())
                            .audit("off")
                            .planner(new WrappingPlanner())
                            .build()) {
                try (Connection first = guarded.getConnection()) {
                    first.setAutoCommit(false);
                    first.setSchema("ARCHIVE");
                    assertThat(first.getSchema()).isEqualTo("ARCHIVE");
                }

                try (Connection second = guarded.getConnection()) {
                    assertThat(second.getSchema()).isEqualTo("PUBLIC");
                    assertThat(second.getAutoCommit()).isTrue();
                }
            }
        }
    }
}
