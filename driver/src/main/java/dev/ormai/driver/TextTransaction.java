package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.session.BeginTransaction;
import dev.ormai.planner.tree.session.TransactionModes;
import dev.ormai.planner.write.SessionWriter;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;

/**
 * Transactions that a client begins and ends by statements. The connection runs them as JDBC's; what the client sees and hears is
 * what the database itself would show of such a statement.
 */
final class TextTransaction {
    private final Connection raw;
    private final Database database;
    private final NamedSavepoints savepoints;

    /** Begun by a statement, so that its end leads back to autocommit. */
    private boolean open;

    /** Autocommit was turned off by a statement. */
    private boolean off;

    private Optional<Principal> owner = Optional.empty();

    TextTransaction(Connection raw, Database database) {
        this.raw = raw;
        this.database = database;
        this.savepoints = new NamedSavepoints(raw, database);
    }

    /** Whether a statement led the connection out of autocommit. */
    boolean isByText() {
        return open || off;
    }

    /** Whether somebody else's statement keeps the connection out of autocommit. */
    boolean isOfAnother(Principal principal) {
        return (open || off) && !owner.filter(principal::equals).isPresent();
    }

    /** As the client would see it of the real driver. H2 tells of its session, the others what the client chose by a method. */
    boolean autoCommit() throws SQLException {
        return open ? database != Database.H2 : raw.getAutoCommit();
    }

    Optional<SQLWarning> begin(BeginTransaction begin, Principal principal) throws SQLException {
        if (!raw.getAutoCommit()) {
            return beginAgain(begin, principal);
        }
        raw.setAutoCommit(false);
        open = true;
        owner = Optional.of(principal);
        if (!begin.modes().isEmpty()) {
            try {
                tell(begin);
            } catch (SQLException e) {
                rollback();
                throw e;
            }
        }
        return Optional.empty();
    }

    private Optional<SQLWarning> beginAgain(BeginTransaction begin, Principal principal) throws SQLException {
        switch (database) {
            case POSTGRESQL -> {
                execute(SessionWriter.write(begin, Dialect.POSTGRESQL));
                return Optional.of(new SQLWarning("there is already a transaction in progress", "25001"));
            }
            case MYSQL, MARIADB -> {
                raw.commit();
                savepoints.clear();
                owner = Optional.of(principal);
                if (!begin.modes().isEmpty()) {
                    tell(begin);
                }
                return Optional.empty();
            }
            case H2 -> {
                // Its end leads to autocommit, even where a method had turned it off.
                open = true;
                owner = Optional.of(principal);
                return Optional.empty();
            }
        }
        throw new IllegalStateException("no such database: " + database);
    }

    /** JDBC has no word for these; they are ours, and no text of the client's is among them. */
    private void tell(BeginTransaction begin) throws SQLException {
        if (database == Database.POSTGRESQL) {
            setModes(begin.modes());
        } else {
            execute(SessionWriter.write(begin, Dialect.MYSQL));
        }
    }

    private void setModes(TransactionModes modes) throws SQLException {
        execute("SET TRANSACTION " + modes.text());
    }

    /** Of the open transaction, on PostgreSQL. */
    Optional<SQLWarning> set(TransactionModes modes) throws SQLException {
        if (raw.getAutoCommit()) {
            return Optional.of(new SQLWarning("SET TRANSACTION can only be used in transaction blocks", "25P01"));
        }
        setModes(modes);
        return Optional.empty();
    }

    Optional<SQLWarning> commit() throws SQLException {
        if (raw.getAutoCommit()) {
            return nothingToEnd();
        }
        try {
            raw.commit();
        } catch (SQLException e) {
            undo(e);
            throw e;
        }
        end();
        return Optional.empty();
    }

    Optional<SQLWarning> rollback() throws SQLException {
        if (raw.getAutoCommit()) {
            return nothingToEnd();
        }
        raw.rollback();
        end();
        return Optional.empty();
    }

    /** What a commit left open must not be committed by the way back to autocommit. */
    private void undo(SQLException failure) {
        try {
            raw.rollback();
            end();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private Optional<SQLWarning> nothingToEnd() {
        return database == Database.POSTGRESQL
                ? Optional.of(new SQLWarning("there is no transaction in progress", "25P01"))
                : Optional.empty();
    }

    private void end() throws SQLException {
        savepoints.clear();
        if (open) {
            raw.setAutoCommit(true);
            open = false;
        }
        if (!off) {
            owner = Optional.empty();
        }
    }

    /** Rolls back and returns to autocommit, if a statement led away from it. */
    void giveUp() throws SQLException {
        if (!raw.getAutoCommit()) {
            raw.rollback();
        }
        end();
        if (off) {
            raw.setAutoCommit(true);
            off = false;
            owner = Optional.empty();
        }
    }

    /** By the client's method. Only a session of H2 takes a transaction that was begun by a statement for one of the method's. */
    void setAutoCommit(boolean on) throws SQLException {
        if (open && on && database != Database.H2) {
            return;
        }
        raw.setAutoCommit(on);
        if (on) {
            savepoints.clear();
        }
        open = open && !on && database == Database.H2;
        off = off && !on;
    }

    /** By a statement. */
    void setAutoCommit(boolean on, Principal principal) throws SQLException {
        boolean wasOn = raw.getAutoCommit();
        setAutoCommit(on);
        if (wasOn && !on) {
            off = true;
            owner = Optional.of(principal);
        }
    }

    NamedSavepoints savepoints() {
        return savepoints;
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = raw.createStatement()) {
            statement.execute(text);
        }
    }

    /** PostgreSQL's driver knows of no transaction that a statement began, and refuses its methods then. */
    void requireEndable(String method) throws SQLException {
        if (open && database == Database.POSTGRESQL) {
            throw new SQLException("Cannot " + method + " when autoCommit is enabled.", "25P01");
        }
    }

    /** By the client's method, which ends a transaction of statements as well. */
    void endedByMethod() throws SQLException {
        end();
    }
}
