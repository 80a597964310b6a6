package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The catalogue on PostgreSQL. */
final class AttacksIT {
    private static Attacks attacks;

    @BeforeAll
    static void create() throws Exception {
        attacks = Attacks.on(DatabaseKind.POSTGRESQL);
    }

    @AfterAll
    static void close() throws Exception {
        attacks.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        return attacks.tests();
    }
}
