package dev.ormai.cli.demo;

import dev.ormai.cli.GuardedAccess;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample shop and the connections to it, each opened when first asked for. For one thread. */
final class DemoShop implements AutoCloseable {
    private final DemoDatabase database;
    private final Path folder;
    private final Map<Asker, Connection> guarded = new EnumMap<>(Asker.class);
    private final Connection raw;

    private DemoShop(DemoDatabase database, Path folder, Connection raw) {
        this.database = database;
        this.folder = folder;
        this.raw = raw;
    }

    /** Fills the empty database. The shop closes the database when it is closed itself. */
    static DemoShop open(DemoDatabase database) throws SQLException, IOException {
        TestDatabase empty = database.database();
        Connection raw = empty.connect();
        Shop.create(raw, empty.kind());
        DemoCustomers.insert(raw, empty.kind());
        return new DemoShop(database, Files.createTempDirectory("ormai-demo"), raw);
    }

    /** A connection as any Java program would have it: {@code jdbc:ormai:…}. */
    Connection as(Asker asker) throws SQLException {
        Connection known = guarded.get(asker);
        if (known == null) {
            known = access(asker).connect(asker.principal());
            guarded.put(asker, known);
        }
        return known;
    }

    private GuardedAccess access(Asker asker) {
        TestDatabase behind = database.database();
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("user", behind.user());
        credentials.put("password", behind.password());
        return new GuardedAccess(
                behind.jdbcUrl(), credentials, "classpath:demo/" + asker.policy(), "jsonl:" + auditFile(), "");
    }

    /** Past the policy: for the demo to check what it says. */
    Connection raw() {
        return raw;
    }

    /** What the connections' URL looks like, without the database's made-up name and without parameters. */
    String urlShown() {
        return database.database()
                .jdbcUrl()
                .replaceFirst("^jdbc:", "jdbc:ormai:")
                .replaceAll("(?<=[^/:]/|mem:).*", "…");
    }

    /** The database's product and version. */
    String product() throws SQLException {
        DatabaseMetaData about = raw.getMetaData();
        return about.getDatabaseProductName() + " "
                + about.getDatabaseProductVersion().replaceFirst("[ (].*", "");
    }

    /** Every record so far, as it stands on disk. */
    List<String> auditRecords() throws IOException {
        return Files.readAllLines(auditFile());
    }

    private Path auditFile() {
        return folder.resolve("audit.jsonl");
    }

    @Override
    public void close() throws SQLException, IOException {
        for (Connection connection : guarded.values()) {
            connection.close();
        }
        raw.close();
        database.close();
        Files.deleteIfExists(auditFile());
        Files.deleteIfExists(folder);
    }
}
