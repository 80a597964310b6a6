package dev.ormai.driver;

import dev.ormai.planner.catalog.NameScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table in the guarded database that says which approvals were used. A receipt is written in the transaction of its write, so
 * it is there exactly if the write is, whatever became of the process; its key lets one of any number through. To find out how a write
 * ended whose process is gone, a receipt is written in its stead: whichever of the two is there first says it for good.
 */
final class Receipts {
    /** No statement of anybody's reaches a table of this name. */
    static final String TABLE = "ormai_receipts";

    /** The row that tells this database from others; no approval has such an id. */
    private static final String DATABASE = "database";

    private static final String APPLIED = "applied";
    private static final String GIVEN_UP = "given up";

    /** A key is there already, in the words of PostgreSQL and H2. */
    private static final String DUPLICATE = "23505";

    /** Whoever waits that long for another transaction finds out later. */
    private static final int PATIENCE_SECONDS = 5;

    private static final List<String> WAITED_TOO_LONG = List.of("57014", "55P03", "HYT00", "57017");

    private final Connection raw;
    private final String table;

    Receipts(Connection raw, NameScope scope) {
        this.raw = raw;
        this.table = "\"%s\".\"%s\"".formatted(scope.searchPath().get(0).replace("\"", "\"\""), TABLE);
    }

    /** Makes the table if it is not there; in autocommit. */
    void prepare() throws SQLException {
        try (Statement statement = raw.createStatement()) {
            try {
                statement.execute("create table if not exists " + table
                        + " (approval_id varchar(64) primary key, outcome varchar(16) not null)");
            } catch (SQLException e) {
                // Whoever may not make tables can work with one that is there.
                statement.executeQuery("select count(*) from " + table).close();
            }
        }
        database();
    }

    /**
     * What tells this database from any other whose writes wait in the same queue: its name, and a number that was drawn when it was
     * asked for the first time. What was approved for one database is nothing in another.
     */
    String database() throws SQLException {
        Optional<String> drawn = outcome(DATABASE);
        if (drawn.isEmpty()) {
            inserted(DATABASE, UUID.randomUUID().toString().replace("-", "").substring(0, 16));
            drawn = outcome(DATABASE);
        }
        return "%s %s".formatted(raw.getCatalog(), drawn.orElseThrow());
    }

    /**
     * In the open transaction of the write.
     *
     * @return whether nobody else used the approval; if somebody did, the transaction may be of no more use
     */
    boolean put(String approvalId) throws SQLException {
        return inserted(approvalId, APPLIED);
    }

    /** How the write of an approval ended that somebody began to run; empty while it still runs. In autocommit. */
    Optional<Boolean> applied(String approvalId) throws SQLException {
        try {
            return Optional.of(!inserted(approvalId, GIVEN_UP)
                    && outcome(approvalId).filter(APPLIED::equals).isPresent());
        } catch (SQLException e) {
            if (WAITED_TOO_LONG.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean inserted(String approvalId, String outcome) throws SQLException {
        try (PreparedStatement insert =
                raw.prepareStatement("insert into " + table + " (approval_id, outcome) values (?, ?)")) {
            insert.setQueryTimeout(PATIENCE_SECONDS);
            insert.setString(1, approvalId);
            insert.setString(2, outcome);
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (DUPLICATE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Optional<String> outcome(String approvalId) throws SQLException {
        try (PreparedStatement select =
                raw.prepareStatement("select outcome from " + table + " where approval_id = ?")) {
            select.setString(1, approvalId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
