package dev.ormai.driver.golden;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The golden cases on MariaDB. */
@Tag("mariadb")
final class MariaDbGoldenRewritesIT {
    private static GoldenRewrites rewrites;

    @BeforeAll
    static void create() throws Exception {
        rewrites = GoldenRewrites.on(DatabaseKind.MARIADB);
    }

    @AfterAll
    static void close() throws Exception {
        rewrites.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return rewrites.tests();
    }
}
