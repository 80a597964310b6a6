package dev.ormai.mcp.attack;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The catalogue's statements, asked by an agent on MariaDB. */
@Tag("mariadb")
final class MariaDbToolAttacksIT {
    private static ToolAttacks attacks;

    @BeforeAll
    static void create() throws Exception {
        attacks = ToolAttacks.on(DatabaseKind.MARIADB);
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
