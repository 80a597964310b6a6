package dev.ormai.driver;

import static java.util.Objects.requireNonNull;

import dev.ormai.audit.AuditLog;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Profile;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source behind a policy. It wraps any other, a pool too; a pool may also stand in front of it. Thread-safe.
 *
 * <p>The parameters of the wrapped one are its own affair: those that {@code jdbc:ormai:} URLs refuse must not be set. The
 * settings that change what a text means are checked with each connection.
 */
public final class OrmAiDataSource implements DataSource, AutoCloseable {
    private final DataSource real;
    private final Protection protection;
    private final Identity identity;
    private volatile @Nullable SharedCatalog catalog;
    private volatile @Nullable PrintWriter logWriter;

    private OrmAiDataSource(DataSource real, Protection protection, Identity identity) {
        this.real = real;
        this.protection = protection;
        this.identity = identity;
    }

    /** Begins one around the data source of the real database. */
    public static Builder around(DataSource real) {
        return new Builder(real);
    }

    /** Says which policy holds, for whom, and where records go. */
    public static final class Builder {
        private final DataSource real;
        private @Nullable String policyLocation;
        private @Nullable PolicySet policy;
        private Identity identity = new Identity.Fixed(Principal.anonymous());
        private Optional<Profile> profile = Optional.empty();
        private Optional<AuditTarget> audit = Optional.empty();
        private Optional<SqlPlanner> planner = Optional.empty();

        private Builder(DataSource real) {
            this.real = requireNonNull(real, "real");
        }

        /** The policy file: a path, {@code file:} or {@code classpath:}; looked at again while it is used. */
        public Builder policy(String location) {
            policyLocation = requireNonNull(location, "location");
            return this;
        }

        /** A policy that does not change. */
        public Builder policy(PolicySet set) {
            policy = requireNonNull(set, "set");
            return this;
        }

        /** All connections work for this principal. */
        public Builder principal(Principal principal) {
            identity = new Identity.Fixed(requireNonNull(principal, "principal"));
            return this;
        }

        /** Each execution works for the principal of the calling thread's {@link PrincipalScope}. */
        public Builder scoped() {
            identity = new Identity.Scoped();
            return this;
        }

        /** Instead of the policy's own profile. */
        public Builder profile(Profile other) {
            profile = Optional.of(other);
            return this;
        }

        /** Instead of the policy's own sink: {@code jsonl:<path>} or {@code off}. */
        public Builder audit(String sink) {
            audit = Optional.of(AuditTarget.ofSink(sink));
            return this;
        }

        Builder planner(SqlPlanner other) {
            planner = Optional.of(other);
            return this;
        }

        /**
         * @throws IllegalStateException without a policy
         * @throws dev.ormai.policy.PolicyInvalidException if the policy is wrong
         */
        public OrmAiDataSource build() {
            SqlPlanner chosen = planner.orElseGet(Planners::shared);
            PolicySet set = policy;
            String location = policyLocation;
            if (set != null) {
                return new OrmAiDataSource(real, Protection.of(chosen, set, profile, audit), identity);
            }
            if (location != null) {
                return new OrmAiDataSource(real, Protection.ofFile(chosen, location, profile, audit), identity);
            }
            throw new IllegalStateException("a policy is missing: call policy(…)");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(real.getConnection(), identity);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(real.getConnection(user, password), identity);
    }

    /** A connection that works for this principal until it is closed, whatever was said for all. */
    public Connection getConnection(Principal principal) throws SQLException {
        return guarded(real.getConnection(), new Identity.Fixed(principal));
    }

    private Connection guarded(Connection raw, Identity who) throws SQLException {
        try {
            Database database = Database.of(raw.getMetaData());
            String url = raw.getMetaData().getURL();
            return new GuardedConnection(
                    raw, Session.open(raw, database, shown(url), who, protection, catalog(database)));
        } catch (SQLException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static String shown(@Nullable String url) throws SQLException {
        return url == null || !url.startsWith("jdbc:")
                ? OrmAiUrl.PREFIX
                : OrmAiUrl.parse(OrmAiUrl.PREFIX + url.substring("jdbc:".length()))
                        .shown();
    }

    private synchronized SharedCatalog catalog(Database database) {
        SharedCatalog known = catalog;
        if (known == null) {
            known = new SharedCatalog(database.dialect());
            catalog = known;
        }
        return known;
    }

    /** How often statements found their plan. */
    public PlanStatistics planStatistics() {
        return protection.plans().statistics();
    }

    /** Closes the audit; the wrapped data source belongs to who made it. */
    @Override
    public void close() throws Exception {
        AuditLog log = protection.audit();
        log.close();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Never the real data source's: it would log the statements that run. */
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.ormai");
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
