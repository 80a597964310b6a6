package dev.ormai.driver;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.TreeRequest;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.names.RealSearchPath;
import dev.ormai.planner.tree.StatementTree;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.Principal;
import dev.ormai.policy.decision.WriteCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One connection as the gate sees it: its database, where it looks for tables, for whom it works. */
final class Session {
    /** The client info by which a client says why it writes. */
    static final String REASON = "ormai.reason";

    private static final System.Logger LOGGER = System.getLogger(Session.class.getName());

    private final Connection raw;
    private final Database database;
    private final String url;
    private final Identity identity;
    private final Protection protection;
    private final SharedCatalog shared;
    private volatile NameScope scope;
    private volatile Optional<String> reason = Optional.empty();

    private Session(
            Connection raw,
            Database database,
            String url,
            Identity identity,
            Protection protection,
            SharedCatalog shared,
            NameScope scope) {
        this.raw = raw;
        this.database = database;
        this.url = url;
        this.identity = identity;
        this.protection = protection;
        this.shared = shared;
        this.scope = scope;
    }

    /**
     * Checks the connection's settings, reads the catalog where it is stale and pins names; leaves no transaction open.
     *
     * @param url ours, without a password
     */
    static Session open(
            Connection raw,
            Database database,
            String url,
            Identity identity,
            Protection protection,
            SharedCatalog shared)
            throws SQLException {
        boolean pins = database == Database.POSTGRESQL;
        String path = pins ? PinnedPath.undo(raw) : "";
        NameScope scope = SessionCheck.scope(raw, database);
        if (pins) {
            PinnedPath.set(raw, RealSearchPath.OWN, path);
        }
        Catalog catalog = shared.noOlderThan(SharedCatalog.STALE, raw);
        if (pins && !RealSearchPath.of(catalog, scope).equals(RealSearchPath.OWN)) {
            PinnedPath.set(raw, RealSearchPath.of(catalog, scope), path);
        }
        LOGGER.log(System.Logger.Level.DEBUG, "connected, catalog {0}", catalog.version());
        if (!raw.getAutoCommit()) {
            raw.commit();
        }
        return new Session(raw, database, url, identity, protection, shared, scope);
    }

    /** For whom the calling thread works now. */
    Principal principal() {
        return identity.principal();
    }

    EffectivePolicy policy(Principal principal) {
        return protection.policies().forRoles(principal.roles());
    }

    SqlRequest request(String text, ParameterStyle style, WantedKeys keys, Principal principal) {
        return new SqlRequest(
                text, style, policy(principal), principal.principalClass(), shared.current(), scope, keys);
    }

    TreeRequest request(StatementTree tree, WantedKeys keys, Principal principal) {
        return new TreeRequest(tree, policy(principal), principal.principalClass(), shared.current(), scope, keys);
    }

    /**
     * Reads the catalog again if that may bring news: tables are made while connections are open. Not inside a transaction,
     * whose snapshot and state are the client's.
     *
     * @return whether it has changed
     */
    boolean catalogChanged() throws SQLException {
        if (!raw.getAutoCommit()) {
            return false;
        }
        Catalog before = shared.current();
        return !shared.noOlderThan(SharedCatalog.SOONEST, raw).version().equals(before.version());
    }

    /** After the client chose another schema or database. */
    void readScope() throws SQLException {
        scope = scope.movedTo(SessionCheck.scope(raw, database).searchPath());
    }

    /** The client chose another schema, of which the database need not know: our text names schemas. */
    void move(List<String> schemas) {
        scope = scope.movedTo(schemas);
    }

    /** What was chosen since is as if it had not been. */
    void moveBack(NameScope before) {
        scope = before;
    }

    /** Holds until another one is given; one that says nothing is none. */
    void giveReason(Optional<String> given) {
        reason = given.filter(WriteCheck::says);
    }

    Optional<String> reason() {
        return reason;
    }

    Catalog catalog() {
        return shared.current();
    }

    NameScope scope() {
        return scope;
    }

    Database database() {
        return database;
    }

    String url() {
        return url;
    }

    Protection protection() {
        return protection;
    }
}
