package dev.ormai.driver;

import dev.ormai.planner.catalog.NameScope;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client changed of its session: a transaction, settings, where names are looked for. It ends with the connection, and
 * settings end with the principal for whom they were set. For the one thread of its connection.
 */
final class SessionState {
    /** PostgreSQL takes nothing but the end of a transaction in which a statement failed. */
    private static final String ABORTED = "25P02";

    private final Connection raw;
    private final Session session;
    private final TextTransaction transaction;
    private final TouchedSettings touched = new TouchedSettings();
    private final Map<String, String> given = new HashMap<>();
    private Optional<Principal> touchedFor = Optional.empty();

    /** Settings were put back within a transaction, whose rollback would bring the others again. */
    private boolean putBackInTransaction;

    /** They came back. */
    private boolean cameAgain;

    private Optional<NameScope> scopeBefore = Optional.empty();
    private final Map<Savepoint, NameScope> scopes = new IdentityHashMap<>();

    SessionState(Connection raw, Session session) {
        this.raw = raw;
        this.session = session;
        this.transaction = new TextTransaction(raw, session.database());
    }

    TextTransaction transaction() {
        return transaction;
    }

    Connection raw() {
        return raw;
    }

    Database database() {
        return session.database();
    }

    /**
     * Called before anything is done for a principal: what was set for another one is put back. Not within a transaction that a statement
     * of the other's began, in which nothing runs for anybody else.
     */
    void enter(Principal principal) throws SQLException {
        boolean another = touchedFor.isPresent() && !touchedFor.get().equals(principal);
        if (!another && !cameAgain || transaction.isOfAnother(principal)) {
            return;
        }
        try {
            touched.putBack();
        } catch (SQLException e) {
            if (ABORTED.equals(e.getSQLState())) {
                // Nothing else runs either until it is rolled back, and then they are put back.
                return;
            }
            throw e;
        }
        cameAgain = false;
        touchedFor = Optional.of(principal);
        putBackInTransaction = !raw.getAutoCommit();
        if (!putBackInTransaction) {
            touched.forget();
            touchedFor = Optional.empty();
        }
    }

    /** Called before a setting of PostgreSQL is changed. */
    void touch(String setting, Principal principal) throws SQLException {
        String before = given(setting);
        touch(setting, principal, () -> PostgresSettings.set(raw, setting, before, false));
    }

    /** Called before a client's method changes it: that holds for whoever works on the connection, until it is closed. */
    void remember(String setting) throws SQLException {
        String before = given(setting);
        touched.remember(setting, () -> PostgresSettings.set(raw, setting, before, false));
    }

    /** What a setting of PostgreSQL was before the client changed it. */
    String given(String setting) throws SQLException {
        String known = given.get(setting);
        if (known == null) {
            known = PostgresSettings.current(raw, setting);
            given.put(setting, known);
        }
        return known;
    }

    void touch(String what, Principal principal, TouchedSettings.PutBack putBack) {
        touched.remember(what, putBack);
        touchedFor = Optional.of(principal);
    }

    TouchedSettings touched() {
        return touched;
    }

    /** The client chose other schemas of PostgreSQL; like any setting this ends with a rollback. */
    void movePath(List<String> schemas, Principal principal) throws SQLException {
        NameScope before = session.scope();
        touch("search_path", principal, () -> {
            keepForRollback();
            session.moveBack(before);
        });
        keepForRollback();
        session.move(schemas);
    }

    private void keepForRollback() throws SQLException {
        if (scopeBefore.isEmpty() && !raw.getAutoCommit()) {
            scopeBefore = Optional.of(session.scope());
        }
    }

    /** Nothing runs for a principal in a transaction that a statement of another one's began. */
    Optional<Refusal> foreign(Principal principal) {
        return transaction.isOfAnother(principal)
                ? Optional.of(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "a transaction of another principal's is open on this connection",
                        "roll it back, or end it in the scope in which it began"))
                : Optional.empty();
    }

    private void requireOwn() throws SQLException {
        if (!transaction.isByText()) {
            return;
        }
        Optional<Refusal> foreign = foreign(session.principal());
        if (foreign.isPresent()) {
            throw new OrmAiSqlException(foreign.get());
        }
    }

    /** By the client's method. */
    void commit() throws SQLException {
        requireOwn();
        transaction.requireEndable("commit");
        raw.commit();
        transaction.endedByMethod();
        committed();
    }

    /** By the client's method. */
    void rollback() throws SQLException {
        transaction.requireEndable("rollback");
        if (transaction.isOfAnother(session.principal())) {
            transaction.giveUp();
        } else {
            raw.rollback();
            transaction.endedByMethod();
        }
        rolledBack();
    }

    /** By the client's method. */
    void rollback(Savepoint savepoint) throws SQLException {
        requireOwn();
        raw.rollback(savepoint);
        rolledBackTo(savepoint);
    }

    /** By the client's method. */
    void setAutoCommit(boolean on) throws SQLException {
        requireOwn();
        transaction.setAutoCommit(on);
        if (raw.getAutoCommit()) {
            committed();
        }
    }

    /** By the client's method. */
    Savepoint setSavepoint() throws SQLException {
        requireOwn();
        return known(raw.setSavepoint());
    }

    /** By the client's method. */
    Savepoint setSavepoint(String name) throws SQLException {
        requireOwn();
        return known(raw.setSavepoint(name));
    }

    /** A savepoint that was just set, to which the client may return. */
    Savepoint known(Savepoint savepoint) {
        scopes.put(savepoint, session.scope());
        return savepoint;
    }

    void committed() {
        scopeBefore = Optional.empty();
        scopes.clear();
        putBackInTransaction = false;
    }

    void rolledBack() {
        scopeBefore.ifPresent(session::moveBack);
        scopeBefore = Optional.empty();
        scopes.clear();
        cameAgain |= putBackInTransaction;
        putBackInTransaction = false;
    }

    void rolledBackTo(Savepoint savepoint) {
        NameScope then = scopes.get(savepoint);
        if (then != null) {
            session.moveBack(then);
        }
        cameAgain |= putBackInTransaction;
    }

    /** Settings as the connection was given them, by the client's own wish. */
    void resetAll() throws SQLException {
        touched.putBack();
    }

    /** Called before the connection is closed: a pool may wait behind it. */
    void giveBack() throws SQLException {
        if (raw.isClosed() || touched.isEmpty() && !transaction.isByText()) {
            return;
        }
        transaction.giveUp();
        touched.putBack();
        if (!raw.getAutoCommit()) {
            raw.commit();
        }
        touched.forget();
        touchedFor = Optional.empty();
    }
}
