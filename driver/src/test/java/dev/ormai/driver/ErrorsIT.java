package dev.ormai.driver;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Errors of PostgreSQL. */
final class ErrorsIT {
    private static Errors errors;

    @BeforeAll
    static void create() throws Exception {
        errors = Errors.on(DatabaseKind.POSTGRESQL);
    }

    @AfterAll
    static void close() throws Exception {
        errors.close();
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return errors.tests();
    }
}
