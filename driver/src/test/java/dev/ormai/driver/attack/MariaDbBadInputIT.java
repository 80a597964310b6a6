package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Texts that are no statement, on MariaDB. */
@Tag("mariadb")
final class MariaDbBadInputIT {
    private static BadInput input;

    @BeforeAll
    static void create() throws Exception {
        input = BadInput.on(DatabaseKind.MARIADB);
    }

    @AfterAll
    static void close() throws Exception {
        input.close();
    }

    @TestFactory
    Stream<DynamicTest> texts() {
        return input.tests();
    }
}
