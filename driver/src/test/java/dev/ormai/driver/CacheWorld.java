package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** What all threads share: one protection, one catalog, the policy in force. Readers hold the lock while they ask, who changes something holds it alone. */
final class CacheWorld {
    /** What e-mail addresses are under each version: nothing, themselves, refused. */
    static final List<String> EMAIL = List.of("{mask: \"null\"}", "allow", "deny");

    private static final List<PolicySet> VERSIONS =
            EMAIL.stream().map(CacheWorld::policy).toList();

    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Database database;
    private final SharedCatalog catalog;
    private final Protection protection;
    private volatile int version;

    CacheWorld(DatabaseKind kind, SqlPlanner planner) {
        database = kind == DatabaseKind.POSTGRESQL ? Database.POSTGRESQL : Database.H2;
        catalog = new SharedCatalog(database.dialect());
        protection = new Protection(planner, this::forRoles, AuditLog.of("off", false), Clock.systemUTC());
    }

    private static PolicySet policy(String email) {
        String models = Stream.of("one", "two")
                .map(schema ->
                        """
                          In_%1$s:
                            table: %1$s.customers
                            fields: {email: %2$s, note: deny}
                        """
                                .formatted(schema, email))
                .reduce("", String::concat);
        String text =
                """
                version: 1
                profile: app
                tenant: tenant_id
                models:
                %sroles:
                  auditor: {models: {In_one: {fields: {note: allow}}, In_two: {fields: {note: allow}}}}
                """
                        .formatted(models);
        return PolicyFile.parse(text, "caches.yaml", Secrets.ofProcess());
    }

    private EffectivePolicy forRoles(List<String> roles) {
        return VERSIONS.get(version).forRoles(roles);
    }

    int version() {
        return version;
    }

    void setVersion(int next) {
        version = next;
    }

    /** As another connection's opening does. */
    void readCatalog(Connection raw) throws SQLException {
        catalog.noOlderThan(Duration.ZERO, raw);
    }

    Connection guarded(Connection raw) throws SQLException {
        return new GuardedConnection(
                raw, Session.open(raw, database, "jdbc:ormai:", new Identity.Scoped(), protection, catalog));
    }
}
