package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Savepoints that statements set: JDBC's, without a name in the database, on a stack of ours. A name that is set again hides the older one
 * on PostgreSQL and takes its place elsewhere.
 */
final class NamedSavepoints {
    private static final int H2_INVALID = 90063;

    private final Connection raw;
    private final Database database;
    private final List<Named> stack = new ArrayList<>();

    private record Named(String name, Savepoint savepoint) {}

    NamedSavepoints(Connection raw, Database database) {
        this.raw = raw;
        this.database = database;
    }

    /** The transaction ended, and they with it. */
    void clear() {
        stack.clear();
    }

    /** In autocommit PostgreSQL refuses it; elsewhere it ends with its own statement, and there is none. */
    Optional<Savepoint> set(String name) throws SQLException {
        if (raw.getAutoCommit()) {
            requireNoBlock("SAVEPOINT");
            return Optional.empty();
        }
        Savepoint savepoint = raw.setSavepoint();
        if (database != Database.POSTGRESQL) {
            stack.removeIf(named -> same(named.name(), name));
        }
        stack.add(new Named(name, savepoint));
        return Optional.of(savepoint);
    }

    void release(String name) throws SQLException {
        if (raw.getAutoCommit()) {
            requireNoBlock("RELEASE SAVEPOINT");
        }
        if (database == Database.H2) {
            return;
        }
        int index = indexOf(name);
        if (index < 0) {
            throw unknown(name, "RELEASE SAVEPOINT ");
        }
        raw.releaseSavepoint(stack.get(index).savepoint());
        keep(index);
    }

    /** @return where the transaction is now */
    Savepoint rollbackTo(String name) throws SQLException {
        if (raw.getAutoCommit()) {
            requireNoBlock("ROLLBACK TO SAVEPOINT");
        }
        int index = indexOf(name);
        if (index < 0) {
            throw unknown(name, "ROLLBACK TO SAVEPOINT ");
        }
        Savepoint savepoint = stack.get(index).savepoint();
        try {
            raw.rollback(savepoint);
        } catch (SQLException e) {
            throw e.getErrorCode() == H2_INVALID ? invalid(name) : e;
        }
        if (database != Database.H2) {
            keep(index + 1);
        }
        return savepoint;
    }

    private void keep(int count) {
        stack.subList(count, stack.size()).clear();
    }

    private int indexOf(String name) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (same(stack.get(i).name(), name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean same(String one, String other) {
        return database.dialect() == Dialect.MYSQL
                ? one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))
                : one.equals(other);
    }

    private void requireNoBlock(String what) throws SQLException {
        if (database == Database.POSTGRESQL) {
            throw new SQLException(what + " can only be used in transaction blocks", "25P01");
        }
    }

    /** PostgreSQL is asked for one that is not there either, for such an error ends the transaction. */
    private SQLException unknown(String name, String command) throws SQLException {
        return switch (database) {
            case POSTGRESQL -> {
                try (Statement statement = raw.createStatement()) {
                    statement.execute(command + "ormai_none");
                } catch (SQLException e) {
                    yield "3B001".equals(e.getSQLState())
                            ? new SQLException("savepoint \"" + name + "\" does not exist", "3B001")
                            : e;
                }
                yield new SQLException("savepoint \"" + name + "\" does not exist", "3B001");
            }
            case MYSQL, MARIADB -> new SQLSyntaxErrorException("SAVEPOINT " + name + " does not exist", "42000", 1305);
            case H2 -> invalid(name);
        };
    }

    private static SQLException invalid(String name) {
        return new SQLException("Savepoint is invalid: \"" + name + "\"", "90063", H2_INVALID);
    }
}
