package dev.ormai.cli;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The sample shop in memory, with a policy and a configuration in a folder. */
final class ShopOnH2 implements AutoCloseable {
    private final TestDatabase database;
    private final Path folder;

    private ShopOnH2(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    static ShopOnH2 in(Path folder) throws SQLException, IOException {
        TestDatabase database = Databases.h2();
        Shop.create(database);
        Files.writeString(folder.resolve("key"), "a key of a test, long enough for any policy");
        Files.writeString(
                folder.resolve("ormai.yaml"),
                """
                database: {url: "%s", user: %s}
                policy: policy.yaml
                """
                        .formatted(database.jdbcUrl(), database.user()));
        ShopOnH2 shop = new ShopOnH2(database, folder);
        shop.policy(Shop.policyYaml().replaceFirst("(?m)^hash_key:.*$", "hash_key: file:" + folder.resolve("key")));
        return shop;
    }

    void policy(String yaml) throws IOException {
        Files.writeString(policyFile(), yaml);
    }

    String policyText() throws IOException {
        return Files.readString(policyFile());
    }

    Path policyFile() {
        return folder.resolve("policy.yaml");
    }

    String configuration() {
        return folder.resolve("ormai.yaml").toString();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
