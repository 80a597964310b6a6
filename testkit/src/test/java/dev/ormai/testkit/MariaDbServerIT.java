package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
final class MariaDbServerIT {
    @Test
    void closingDropsTheDatabase() throws Exception {
        TestDatabase database = Databases.mariaDb();
        String name = (String) database.query("select database()").single();
        database.close();

        try (TestDatabase other = Databases.mariaDb()) {
            assertThat(other.query("select count(*) from information_schema.schemata where schema_name = ?", name)
                            .single())
                    .isEqualTo(BigDecimal.ZERO);
        }
    }

    @Test
    void programsOfTheClassPathMakeAServer() throws Exception {
        MariaDbPrograms programs = MariaDbPrograms.onClassPath().orElseThrow();

        try (MariaDbServer server = MariaDbServer.start(programs);
                TestDatabase database = server.freshDatabase()) {
            assertThat((String) database.query("select version()").single()).startsWith("11.4.5-MariaDB");
        }
    }

    @Test
    void textOfAllAlphabetsComesBack() throws Exception {
        try (TestDatabase database = Databases.mariaDb()) {
            database.execute("create table words (w varchar(40))", "insert into words values ('İ😀Ł')");

            assertThat(database.query("select w from words").single()).isEqualTo("İ😀Ł");
        }
    }
}
