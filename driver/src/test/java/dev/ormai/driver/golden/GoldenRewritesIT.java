package dev.ormai.driver.golden;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden cases on PostgreSQL. */
final class GoldenRewritesIT {
    private static GoldenRewrites rewrites;

    @BeforeAll
    static void create() throws Exception {
        rewrites = GoldenRewrites.on(DatabaseKind.POSTGRESQL);
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
