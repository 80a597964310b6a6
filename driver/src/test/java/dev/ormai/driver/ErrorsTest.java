package dev.ormai.driver;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Errors of H2. */
final class ErrorsTest {
    private static Errors errors;

    @BeforeAll
    static void create() throws Exception {
        errors = Errors.on(DatabaseKind.H2);
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
