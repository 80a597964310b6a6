package dev.ormai.driver.golden;

import dev.ormai.driver.catalog.CatalogReader;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.PermittedViews;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The sample shop and a few odd tables, with connections that are guarded and connections to views of what the same callers may see. */
final class GoldenDatabase implements AutoCloseable {
    private final TestDatabase database;
    private final Map<Seat, Connection> guarded = new LinkedHashMap<>();
    private final Map<Seat, Connection> onViews = new LinkedHashMap<>();

    private record Seat(String policy, Caller caller) {}

    private GoldenDatabase(TestDatabase database) {
        this.database = database;
    }

    static GoldenDatabase create(DatabaseKind kind) throws SQLException, IOException {
        GoldenDatabase created = new GoldenDatabase(Databases.fresh(kind));
        Shop.create(created.database);
        created.runScript();
        created.fillHashes();
        return created;
    }

    /** The word for this product in golden files. */
    String key() {
        return database.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Statements end with a semicolon at the end of a line. */
    private void runScript() throws SQLException, IOException {
        String script = Files.readString(GoldenFiles.FOLDER.resolve("tables." + key() + ".sql"));
        database.execute(script.strip().split(";\\R|;$"));
    }

    private void fillHashes() throws SQLException {
        try (Connection connection = database.connect();
                Statement read = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into expected_hashes (tenant, original, hash) values (?, ?, ?)");
                ResultSet values = read.executeQuery("select distinct tenant_id, national_id from customers")) {
            while (values.next()) {
                insert.setString(1, values.getString(1));
                insert.setString(2, values.getString(2));
                insert.setString(3, ExpectedMasks.hash(Policies.HASH_KEY, values.getString(1), values.getString(2)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Through the driver; kept open for the next case of the same caller. */
    Connection guarded(GoldenCase golden) throws SQLException, IOException {
        Seat seat = new Seat(golden.policy(), golden.caller());
        Connection known = guarded.get(seat);
        if (known == null) {
            Properties properties = seat.caller().properties();
            properties.setProperty("user", database.user());
            properties.setProperty("password", database.password());
            properties.setProperty("ormai.policy", Policies.file(seat.policy()).toString());
            String url = "jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length());
            known = DriverManager.getConnection(url, properties);
            guarded.put(seat, known);
        }
        return known;
    }

    /** Past the driver, to views of exactly what the case's caller may see. */
    Connection onViews(GoldenCase golden) throws SQLException, IOException {
        Seat seat = new Seat(golden.policy(), golden.caller());
        Connection known = onViews.get(seat);
        if (known == null) {
            Map<String, String> selects = ViewDefinitions.of(
                    seat.policy(), seat.caller(), key(), scope().searchPath().get(0));
            String name = seat.policy() + "_" + seat.caller().schemaName();
            known = PermittedViews.create(database, name, selects).connect();
            onViews.put(seat, known);
        }
        return known;
    }

    Catalog catalog() throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(connection, dialect());
        }
    }

    NameScope scope() throws SQLException {
        try (Connection connection = database.connect()) {
            boolean mySql = database.kind().isMySqlFamily();
            return new NameScope(List.of(mySql ? connection.getCatalog() : connection.getSchema()));
        }
    }

    private Dialect dialect() {
        return switch (database.kind()) {
            case H2 -> Dialect.H2;
            case POSTGRESQL -> Dialect.POSTGRESQL;
            case MARIADB, MYSQL -> Dialect.MYSQL;
        };
    }

    @Override
    public void close() throws SQLException {
        List<Connection> open = new ArrayList<>(guarded.values());
        open.addAll(onViews.values());
        for (Connection connection : open) {
            connection.close();
        }
        database.close();
    }
}
