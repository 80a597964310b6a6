package dev.ormai.driver.system;

import dev.ormai.testkit.Databases;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** MariaDB's catalog, seen by a principal who may not know all of it. */
@Tag("mariadb")
final class MariaDbCatalogRelationsIT {
    private static CatalogScenes scenes;

    @BeforeAll
    static void create() throws Exception {
        scenes = CatalogScenes.of(CatalogShop.onMariaDb(Databases.mariaDb()), "mysql");
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
