package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class PostgresServerIT {
    @Test
    void freshDatabasesDoNotSeeEachOther() throws Exception {
        try (TestDatabase first = Databases.postgres();
                TestDatabase second = Databases.postgres()) {
            first.execute("create table only_here (id int)");

            assertThat(first.query("select to_regclass('only_here') is not null")
                            .single())
                    .isEqualTo(true);
            assertThat(second.query("select to_regclass('only_here') is not null")
                            .single())
                    .isEqualTo(false);
        }
    }

    @Test
    void closingDropsTheDatabaseThoughSomebodyIsConnected() throws Exception {
        TestDatabase database = Databases.postgres();
        String name = (String) database.query("select current_database()::text").single();

        try (Connection connection = database.connect()) {
            assertThat(connection.isValid(1)).isTrue();
            database.close();
        }

        try (TestDatabase other = Databases.postgres()) {
            assertThat(other.query("select count(*) from pg_database where datname = ?", name)
                            .single())
                    .isEqualTo(BigDecimal.ZERO);
        }
    }

    @Test
    void copyHoldsWhatItsTemplateHolds() throws Exception {
        try (TestDatabase template = Databases.postgres()) {
            template.execute("create table numbers (n int)", "insert into numbers values (7)");

            try (TestDatabase copy = Databases.postgresServer().copyOf(template)) {
                assertThat(copy.query("select n from numbers").single()).isEqualTo(BigDecimal.valueOf(7));
            }
        }
    }

    @Test
    void manyThreadsGetDatabasesOfTheirOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> tasks = Collections.nCopies(12, () -> {
                try (TestDatabase database = Databases.postgres()) {
                    return String.valueOf(
                            database.query("select current_database()::text").single());
                }
            });
            Set<Object> names = new HashSet<>();
            for (Future<Object> name : threads.invokeAll(tasks)) {
                names.add(name.get());
            }

            assertThat(names).hasSize(12);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void caseFollowsUnicodeWhateverTheMachineSpeaks() throws Exception {
        try (TestDatabase database = Databases.postgres()) {
            assertThat(database.query("select upper('straße éi')").single()).isEqualTo("STRAßE ÉI");
        }
    }

    @Test
    void connectingWithoutThePasswordIsRefused() throws Exception {
        try (TestDatabase database = Databases.postgres()) {
            TestDatabase stranger =
                    new TestDatabase(database.kind(), database.jdbcUrl(), database.user(), "guess", () -> {});

            assertThatThrownBy(stranger::connect).hasMessageContaining("password authentication failed");
        }
    }
}
