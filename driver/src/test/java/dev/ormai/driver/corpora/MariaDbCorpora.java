package dev.ormai.driver.corpora;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;

/** The shop of the corpora in MariaDB: database {@code shop} with its tables, {@code v_shop} with what tenant 1 may see. */
final class MariaDbCorpora implements CorpusDatabase {
    private final TestDatabase database;

    private MariaDbCorpora(TestDatabase database) {
        this.database = database;
    }

    static MariaDbCorpora create() throws SQLException, IOException {
        TestDatabase database = Databases.mariaDb();
        try (InputStream script = Objects.requireNonNull(
                        MariaDbCorpora.class.getResourceAsStream("/corpora/mariadb-shop.sql"), "mariadb-shop.sql");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String schema : new String[] {"shop", "v_shop"}) {
                statement.execute("drop database if exists " + schema);
                statement.execute("create database " + schema + " character set utf8mb4 collate utf8mb4_general_ci");
            }
            for (String sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        return new MariaDbCorpora(database);
    }

    @Override
    public Connection raw(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), database.user(), database.password());
    }

    @Override
    public String guardedUrl(String schema) {
        return "jdbc:ormai:" + url(schema).substring("jdbc:".length()) + "?user=" + database.user() + "&password="
                + database.password();
    }

    @Override
    public String separator() {
        return "&";
    }

    @Override
    public Set<String> masked(Connection raw, String schema, String table) {
        return table.equals("customers") ? Set.of("email") : Set.of();
    }

    @Override
    public String mask(String column) {
        return "concat(left(" + column + ", 2), '***')";
    }

    private String url(String schema) {
        String url = database.jdbcUrl();
        String withoutOptions = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        return withoutOptions.substring(0, withoutOptions.lastIndexOf('/') + 1) + schema;
    }

    @Override
    public void close() throws SQLException {
        database.execute("drop database if exists shop", "drop database if exists v_shop");
        database.close();
    }
}
