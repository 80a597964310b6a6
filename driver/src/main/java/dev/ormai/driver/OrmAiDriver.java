package dev.ormai.driver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.Refusal;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:ormai:<rest>} stands for {@code jdbc:<rest>} behind a policy. Loaded by {@link DriverManager}; the real driver
 * must be on the class path. Thread-safe.
 */
public final class OrmAiDriver implements Driver {
    private static final System.Logger LOGGER = System.getLogger(OrmAiDriver.class.getName());

    /** Asked for with the first connection: loading the driver must load nothing and cannot fail. */
    private final Supplier<SqlPlanner> planner;

    /** Run when a connection stands: until then whoever waits for it needs the processors more than later statements do. */
    private final Runnable connected;

    private final ConcurrentHashMap<ProtectionKey, Protection> protections = new ConcurrentHashMap<>();
    private final Cache<CatalogKey, SharedCatalog> catalogs =
            Caffeine.newBuilder().maximumSize(256).build();

    /** Connections with one key share plans, policy and audit. */
    private record ProtectionKey(
            String policy, Optional<dev.ormai.policy.Profile> profile, Optional<AuditTarget> audit) {}

    private record CatalogKey(String url, @Nullable String user) {}

    static {
        try {
            DriverManager.registerDriver(new OrmAiDriver());
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.ERROR, "the driver could not be registered", e);
        }
    }

    /** For the service loader and {@code Class.forName}. */
    public OrmAiDriver() {
        this(Planners::cold, Planners::warmUp);
    }

    OrmAiDriver(Supplier<SqlPlanner> planner) {
        this(planner, () -> {});
    }

    private OrmAiDriver(Supplier<SqlPlanner> planner, Runnable connected) {
        this.planner = planner;
        this.connected = connected;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(OrmAiUrl.PREFIX);
    }

    /**
     * @return null for a URL that is not ours
     * @throws OrmAiSqlException if the policy, a property or the database's settings are refused
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        OrmAiUrl parsed = OrmAiUrl.parse(url);
        Properties given = info == null ? new Properties() : info;
        ConnectionSettings settings = ConnectionSettings.of(parsed.ours(), given);
        ParameterRules.check(parsed, given);
        Protection protection = protection(settings);
        Properties theirs = theirs(given, parsed.database());
        if (settings.configured().isPresent()) {
            ConfiguredAccount.of(settings.configured().get(), parsed, given).forEach(theirs::setProperty);
        }
        Connection raw = open(parsed, theirs);
        try {
            Database database = Database.of(raw.getMetaData());
            SharedCatalog catalog = catalog(parsed, theirs, database);
            Session session = Session.open(raw, database, parsed.shown(), settings.identity(), protection, catalog);
            connected.run();
            return new GuardedConnection(raw, session);
        } catch (SQLException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static Connection open(OrmAiUrl url, Properties theirs) throws SQLException {
        try {
            return DriverManager.getConnection(url.realUrl(), theirs);
        } catch (SQLException e) {
            throw DatabaseErrors.connecting(e, url);
        }
    }

    private Protection protection(ConnectionSettings settings) throws SQLException {
        ProtectionKey key = new ProtectionKey(settings.policy(), settings.profile(), settings.audit());
        try {
            return protections.computeIfAbsent(
                    key,
                    k -> Protection.ofFile(planner.get(), settings.policy(), settings.profile(), settings.audit()));
        } catch (PolicyInvalidException e) {
            throw new OrmAiSqlException(Refusal.of(ErrorCode.POLICY_INVALID, String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()), "see ormai.audit");
        }
    }

    /** An H2 database in memory without a name belongs to its connection. */
    private SharedCatalog catalog(OrmAiUrl url, Properties theirs, Database database) {
        if (url.realUrl().startsWith("jdbc:h2:mem:;") || url.realUrl().equals("jdbc:h2:mem:")) {
            return new SharedCatalog(database.dialect());
        }
        CatalogKey key = new CatalogKey(url.realUrl(), theirs.getProperty("user"));
        return catalogs.get(key, k -> new SharedCatalog(database.dialect()));
    }

    private static Properties theirs(Properties given, Database database) {
        Properties theirs = new Properties();
        given.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(DriverProperty.PREFIX))
                .forEach(name -> theirs.setProperty(name, given.getProperty(name)));
        ParameterRules.pinned(database).forEach(theirs::setProperty);
        return theirs;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) {
        return Arrays.stream(DriverProperty.values())
                .map(property -> described(property, info))
                .toArray(DriverPropertyInfo[]::new);
    }

    private static DriverPropertyInfo described(DriverProperty property, @Nullable Properties info) {
        DriverPropertyInfo described =
                new DriverPropertyInfo(property.key(), info == null ? null : info.getProperty(property.key()));
        described.description = property.description();
        described.required = property == DriverProperty.POLICY;
        if (!property.choices().isEmpty()) {
            described.choices = property.choices().toArray(String[]::new);
        }
        return described;
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    /** JDBC means all of SQL by it; a policy does not let all of SQL pass. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return Logger.getLogger("dev.ormai");
    }
}
