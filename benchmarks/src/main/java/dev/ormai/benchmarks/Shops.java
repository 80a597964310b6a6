package dev.ormai.benchmarks;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The sample shop with many more customers, straight and guarded. Its files and its database go with {@link #close()}. */
public final class Shops implements AutoCloseable {
    /** Customers added for the tenant that asks, numbered from here on; as many belong to another tenant. */
    static final long FIRST_CUSTOMER = 1_000_000;

    private final TestDatabase database;
    private final Path folder;
    private final String profile;

    private Shops(TestDatabase database, Path folder, String profile) {
        this.database = database;
        this.folder = folder;
        this.profile = profile;
    }

    /**
     * @param profile the policy's
     * @param customers how many to add to the sample's for the tenant that asks
     */
    public static Shops open(DatabaseKind kind, String profile, long customers) {
        try {
            TestDatabase database = Databases.fresh(kind);
            Shop.create(database);
            if (customers > 0) {
                addCustomers(database, customers);
            }
            Path folder = Files.createTempDirectory("ormai-benchmark");
            Path key = Files.writeString(folder.resolve("hash.key"), "a key of thirty-two characters, or more");
            Files.writeString(
                    folder.resolve("policy.yaml"),
                    Shop.policyYaml().replaceFirst("(?m)^hash_key: .*$", "hash_key: file:" + key));
            return new Shops(database, folder, profile);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the sample shop cannot be opened", e);
        }
    }

    private static void addCustomers(TestDatabase database, long count) throws SQLException {
        String columns = "id, tenant_id, name, email, region, status, account_manager_id, credit_limit, created_at";
        String values = "'Customer ' || g, 'c' || g || '@example.com', 'north', 'ACTIVE', 'u-1', 1000 + g % 500, now()";
        String numbers = "generate_series(0, " + (count - 1) + ") as s(g)";
        database.execute(
                "insert into customers (%s) select %d + g, 'acme', %s from %s"
                        .formatted(columns, FIRST_CUSTOMER, values, numbers),
                "insert into customers (%s) select %d + g, 'globex', %s from %s"
                        .formatted(columns, FIRST_CUSTOMER + count, values, numbers));
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            database.execute("vacuum analyze");
        }
    }

    Connection raw() throws SQLException {
        return database.connect();
    }

    /** As a user of tenant acme, nothing recorded. */
    public Connection guarded() throws SQLException {
        return DriverManager.getConnection(guardedUrl("off"), database.user(), database.password());
    }

    /** As a user of tenant acme, each statement recorded on disk before it goes out. */
    Connection audited() throws SQLException {
        String sink = "jsonl:" + folder.resolve("audit.jsonl");
        return DriverManager.getConnection(guardedUrl(sink), database.user(), database.password());
    }

    private String guardedUrl(String audit) {
        String url = database.jdbcUrl();
        boolean h2 = database.kind() == DatabaseKind.H2;
        String first = h2 ? ";" : url.contains("?") ? "&" : "?";
        return "jdbc:ormai:" + url.substring("jdbc:".length()) + first
                + String.join(
                        h2 ? ";" : "&",
                        "ormai.policy=" + folder.resolve("policy.yaml"),
                        "ormai.profile=" + profile,
                        "ormai.tenant=acme",
                        "ormai.user=u-1",
                        "ormai.audit=" + audit);
    }

    String rawUrl() {
        return database.jdbcUrl();
    }

    String guardedUrl() {
        return guardedUrl("off");
    }

    String user() {
        return database.user();
    }

    String password() {
        return database.password();
    }

    @Override
    public void close() {
        try {
            database.close();
            Files.deleteIfExists(folder.resolve("audit.jsonl"));
            Files.delete(folder.resolve("policy.yaml"));
            Files.delete(folder.resolve("hash.key"));
            Files.delete(folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the sample shop cannot be removed", e);
        }
    }
}
