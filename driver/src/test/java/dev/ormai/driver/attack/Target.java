package dev.ormai.driver.attack;

import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.PermittedViews;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.attack.AttackedShop;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The sample shop and things beside it that no policy names, a way to it through the driver as acme, and views of what acme may see. */
final class Target implements AutoCloseable {
    /** In every thing that no policy names, so that it is found wherever it comes out. */
    static final String OUTSIDE = "CANARY-globex-outside";

    private static final Path REWRITES =
            Path.of("src", "test", "resources", "rewrites").toAbsolutePath();
    private static final Pattern VIEW = Pattern.compile("create view (\\w+) as\\s+(.*?);", Pattern.DOTALL);

    private final TestDatabase database;
    private final PermittedViews views;
    private final Path audit;

    private Target(TestDatabase database, PermittedViews views, Path audit) {
        this.database = database;
        this.views = views;
        this.audit = audit;
    }

    static Target create(DatabaseKind kind) throws SQLException, IOException {
        TestDatabase database = Databases.fresh(kind);
        AttackedShop.create(database);
        Path tables = REWRITES.resolve("tables." + kind.name().toLowerCase(Locale.ROOT) + ".sql");
        database.execute(Files.readString(tables).strip().split(";\\R|;$"));
        Path audit = folder().resolve("audit-" + UUID.randomUUID() + ".jsonl");
        try (Connection guarded = guarded(database, Principal.of("acme", "u-1"), audit);
                Connection raw = database.connect()) {
            fillHashes(guarded, raw);
        }
        return new Target(database, PermittedViews.create(database, "acme", viewsOfAcme(database)), audit);
    }

    /** The hash of each own value, as the driver gives it; that it is the right one is tested elsewhere. */
    private static void fillHashes(Connection guarded, Connection raw) throws SQLException {
        try (Statement read = guarded.createStatement();
                PreparedStatement insert = raw.prepareStatement("insert into expected_hashes (tenant, original, hash)"
                        + " select distinct tenant_id, national_id, cast(? as varchar(64)) from customers where id = ?"
                        + " and national_id not in (select original from expected_hashes)");
                ResultSet rows =
                        read.executeQuery("select national_id, id from customers where national_id is not null")) {
            while (rows.next()) {
                insert.setString(1, rows.getString(1));
                insert.setLong(2, rows.getLong(2));
                insert.executeUpdate();
            }
        }
    }

    private static Map<String, String> viewsOfAcme(TestDatabase database) throws IOException, SQLException {
        boolean mySql = database.kind().isMySqlFamily();
        String timestamp = mySql ? "datetime(6)" : "timestamp with time zone";
        String text =
                switch (database.kind()) {
                    case POSTGRESQL -> "text";
                    case H2 -> "character varying";
                    case MARIADB, MYSQL -> "char";
                };
        String schema;
        try (Connection raw = database.connect()) {
            schema = mySql ? raw.getCatalog() : raw.getSchema();
        }
        Map<String, String> selects = new LinkedHashMap<>();
        Matcher view = VIEW.matcher(Files.readString(REWRITES.resolve("views").resolve("shop.sql")));
        while (view.find()) {
            String select = view.group(2)
                    .replace(":tenant", "'acme'")
                    .replace(":timestamp", timestamp)
                    .replace(":text", text)
                    .replaceAll("(expected_\\w+\\()", schema + ".$1");
            selects.put(view.group(1), select);
        }
        return selects;
    }

    /** Through the driver, with the shop's policy; the caller closes it. */
    Connection guarded(Principal principal) throws SQLException, IOException {
        return guarded(database, principal, audit);
    }

    /** Through the driver as a user of acme's; the caller closes it. */
    Connection guarded() throws SQLException, IOException {
        return guarded(Principal.of("acme", "u-1"));
    }

    /** Through the driver as acme, with one more parameter in the URL; the caller closes it. */
    Connection guardedWith(String parameter) throws SQLException, IOException {
        String url = url();
        String separator = kind() == DatabaseKind.H2 ? ";" : url.contains("?") ? "&" : "?";
        return guarded(url + separator + parameter, database, Principal.of("acme", "u-1"), audit);
    }

    private static Connection guarded(TestDatabase database, Principal principal, Path audit)
            throws SQLException, IOException {
        return guarded(url(database), database, principal, audit);
    }

    private static Connection guarded(String url, TestDatabase database, Principal principal, Path audit)
            throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ormai.policy", policy().toString());
        properties.setProperty("ormai.audit", "jsonl:" + audit);
        principal.tenant().ifPresent(tenant -> properties.setProperty("ormai.tenant", tenant));
        principal.user().ifPresent(user -> properties.setProperty("ormai.user", user));
        return DriverManager.getConnection(url, properties);
    }

    static Path policy() throws IOException {
        Path folder = folder();
        Path key = Files.writeString(folder.resolve("hash-key"), "a key for attacks, known to everybody");
        String text = Shop.policyYaml().replaceAll("(?m)^hash_key:.*$", "hash_key: \"file:" + key + "\"");
        return Files.writeString(folder.resolve("shop.yaml"), text);
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of("target", "attacks").toAbsolutePath());
    }

    /** Where the statements of the guarded connections are recorded. */
    Path audit() {
        return audit;
    }

    /** Where the outcomes of one run are listed on request. */
    Path outcomes() {
        return audit.resolveSibling(audit.getFileName() + ".outcomes." + kind());
    }

    private static String url(TestDatabase database) {
        return "jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length());
    }

    /** Ours, without parameters of ours. */
    String url() {
        return url(database);
    }

    /** The real driver's own data source: most of them are pooled and XA ones too. */
    DataSource dataSource() {
        return switch (kind()) {
            case POSTGRESQL -> {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(database.jdbcUrl());
                source.setUser(database.user());
                source.setPassword(database.password());
                yield source;
            }
            case H2 -> {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL(database.jdbcUrl());
                source.setUser(database.user());
                source.setPassword(database.password());
                yield source;
            }
            case MARIADB, MYSQL -> mariaDb();
        };
    }

    private DataSource mariaDb() {
        try {
            MariaDbDataSource source = new MariaDbDataSource(database.jdbcUrl());
            source.setUser(database.user());
            source.setPassword(database.password());
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException("the test's own URL is wrong: " + database.jdbcUrl(), e);
        }
    }

    /** Past the driver, to the views; the caller closes it. */
    Connection onViews() throws SQLException {
        return views.connect();
    }

    TestDatabase database() {
        return database;
    }

    DatabaseKind kind() {
        return database.kind();
    }

    @Override
    public void close() throws SQLException {
        views.close();
        database.close();
    }
}
