package dev.ormai.driver.corpora;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One PostgreSQL database with every schema of the corpora. */
final class PostgresCorpora implements CorpusDatabase {
    private static final Pattern MASKED = Pattern.compile("\\*\\*\\*'::text\\) AS \"?(\\w+)\"?");

    private final TestDatabase database;

    private PostgresCorpora(TestDatabase database) {
        this.database = database;
    }

    static PostgresCorpora create(Path corpora) throws SQLException, IOException {
        TestDatabase database = Databases.postgres();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(corpora.resolve("databases.sql")));
            statement.execute(Files.readString(corpora.resolve("shop.sql")));
            statement.execute("reset search_path");
            TpchSchema.create(connection);
        }
        return new PostgresCorpora(database);
    }

    @Override
    public Connection raw(String schema) throws SQLException {
        return DriverManager.getConnection(url(database.jdbcUrl(), schema), database.user(), database.password());
    }

    @Override
    public String guardedUrl(String schema) {
        return "jdbc:ormai:" + url(database.jdbcUrl(), schema).substring("jdbc:".length()) + "&user=" + database.user()
                + "&password=" + database.password();
    }

    @Override
    public String separator() {
        return "&";
    }

    @Override
    public Set<String> masked(Connection raw, String schema, String table) throws SQLException {
        Set<String> masked = new LinkedHashSet<>();
        try (PreparedStatement statement =
                raw.prepareStatement("select definition from pg_views where schemaname = ? and viewname = ?")) {
            statement.setString(1, "v_" + schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Matcher matcher = MASKED.matcher(rows.getString(1));
                    while (matcher.find()) {
                        masked.add(matcher.group(1));
                    }
                }
            }
        }
        return masked;
    }

    @Override
    public String mask(String column) {
        return "left(" + column + ", 2) || '***'";
    }

    private static String url(String url, String schema) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
