package dev.ormai.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A database behind its policy, entered as any Java program would: by a {@code jdbc:ormai:} URL.
 *
 * @param url the database's own, without {@code ormai:}
 * @param policy a path, {@code file:} or {@code classpath:}
 * @param audit a sink, {@code off}, or empty for what the policy says
 * @param onAuditFailure beside a sink: {@code refuse}, {@code warn}, or empty for what the policy says
 */
public record GuardedAccess(
        String url, Map<String, String> credentials, String policy, String audit, String onAuditFailure) {
    private static final String JDBC = "jdbc:";

    public GuardedAccess {
        credentials = Map.copyOf(credentials);
    }

    /** The configured database, with nothing recorded: for commands that run no statement. */
    public static GuardedAccess unrecorded(ProcessConfiguration configuration) {
        return of(configuration, "off", "");
    }

    /** The configured database, recorded as configured. */
    public static GuardedAccess recorded(ProcessConfiguration configuration) {
        return configuration
                .audit()
                .map(audit -> of(configuration, audit.sink(), audit.refuseOnFailure() ? "refuse" : "warn"))
                .orElseGet(() -> of(configuration, "", ""));
    }

    private static GuardedAccess of(ProcessConfiguration configuration, String audit, String onAuditFailure) {
        Map<String, String> credentials = new LinkedHashMap<>();
        configuration.database().user().ifPresent(user -> credentials.put("user", user));
        configuration
                .database()
                .password()
                .ifPresent(password -> credentials.put("password", password.read(Secrets.ofProcess())));
        return new GuardedAccess(
                configuration.database().url(), credentials, configuration.policy(), audit, onAuditFailure);
    }

    /** The same database under another policy file. */
    public GuardedAccess under(String otherPolicy) {
        return new GuardedAccess(url, credentials, otherPolicy, audit, onAuditFailure);
    }

    /**
     * Connections that work for the principal of the calling thread's scope; the caller closes the pool.
     *
     * @param size connections at most
     */
    public HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(guardedUrl());
        config.setMaximumPoolSize(size);
        config.setDataSourceProperties(properties());
        config.addDataSourceProperty("ormai.identity", "scoped");
        return new HikariDataSource(config);
    }

    private String guardedUrl() {
        return JDBC + "ormai:" + url.substring(JDBC.length());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(credentials);
        properties.setProperty("ormai.policy", policy);
        if (!audit.isEmpty()) {
            properties.setProperty("ormai.audit", audit);
            properties.setProperty("ormai.audit.on_failure", onAuditFailure);
        }
        return properties;
    }

    /** A new connection for this principal; the caller closes it. */
    public Connection connect(Principal principal) throws SQLException {
        Properties properties = properties();
        principal.tenant().ifPresent(tenant -> properties.setProperty("ormai.tenant", tenant));
        principal.user().ifPresent(user -> properties.setProperty("ormai.user", user));
        if (!principal.roles().isEmpty()) {
            properties.setProperty("ormai.roles", String.join(",", principal.roles()));
        }
        principal.attributes().forEach((name, value) -> properties.setProperty("ormai.attr." + name, value));
        return DriverManager.getConnection(guardedUrl(), properties);
    }

    /** Credentials and URLs stay out of logs. */
    @Override
    public String toString() {
        return "GuardedAccess[" + url.replaceAll("[?;].*", "…") + "]";
    }
}
