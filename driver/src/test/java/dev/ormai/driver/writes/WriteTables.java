package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/** The tables that are written, with rows of two tenants, and the ways to them: past the driver and through it, as u-1 of acme. */
final class WriteTables implements AutoCloseable {
    private static final Path RESOURCES =
            Path.of("src", "test", "resources", "writes").toAbsolutePath();

    private final TestDatabase database;

    private WriteTables(TestDatabase database) {
        this.database = database;
    }

    static WriteTables on(DatabaseKind kind) throws SQLException, IOException {
        TestDatabase database = Databases.fresh(kind);
        database.execute(script("tables.sql"));
        database.execute(script("triggers." + kind.name().toLowerCase(Locale.ROOT) + ".sql"));
        return new WriteTables(database);
    }

    private static String[] script(String file) throws IOException {
        return Files.readString(RESOURCES.resolve(file)).strip().split(";;\\R|;;$");
    }

    /** The rows of the beginning, and no others. */
    void fill() throws SQLException, IOException {
        database.execute(script("rows.sql"));
    }

    void execute(String... statements) throws SQLException {
        database.execute(statements);
    }

    Connection raw() throws SQLException {
        return database.connect();
    }

    Connection guarded() throws SQLException {
        return guarded(new Properties());
    }

    /** @param more beside policy and principal */
    Connection guarded(Properties more) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ormai.policy", RESOURCES.resolve("policy.yaml").toString());
        properties.setProperty("ormai.tenant", "acme");
        properties.setProperty("ormai.user", "u-1");
        properties.setProperty("ormai.audit", "off");
        properties.putAll(more);
        return DriverManager.getConnection("jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length()), properties);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
