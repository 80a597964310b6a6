package dev.ormai.driver.system;

import dev.ormai.testkit.Databases;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** H2's catalog, seen by a principal who may not know all of it. */
final class H2CatalogRelationsTest {
    private static CatalogScenes scenes;

    @BeforeAll
    static void create() throws Exception {
        scenes = CatalogScenes.of(CatalogShop.onH2(Databases.h2()), "h2");
    }

    @AfterAll
    static void close() throws Exception {
        scenes.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        return scenes.tests();
    }
}
