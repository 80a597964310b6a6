package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Attempts with JDBC's own methods, on MariaDB. */
@Tag("mariadb")
final class MariaDbJdbcAttacksIT {
    private static JdbcAttacks attacks;

    @BeforeAll
    static void create() throws Exception {
        attacks = JdbcAttacks.on(DatabaseKind.MARIADB);
    }

    @AfterAll
    static void close() throws Exception {
        attacks.close();
    }

    @TestFactory
    Stream<DynamicTest> scripts() {
        return attacks.tests();
    }
}
