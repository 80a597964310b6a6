package dev.ormai.driver.interference;

import dev.ormai.driver.Doors;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One state of the ledger and connections to it through the driver, one for each way in which the database plans. */
final class State implements AutoCloseable {
    private final TestDatabase database;
    private final List<Connection> guarded = new ArrayList<>();

    private State(TestDatabase database) {
        this.database = database;
    }

    static State create(DatabaseKind kind, boolean hostile, SqlPlanner planner) throws SQLException {
        State state = new State(Databases.fresh(kind));
        Ledger.createTables(state.database);
        LedgerRows.insert(state.database, hostile);
        Ledger.analyze(state.database);
        for (int way = 0; way < PlanningWays.count(kind); way++) {
            state.guarded.add(
                    Doors.open(PlanningWays.source(state.database, way), Ledger.policy(), Ledger.ACME, planner));
        }
        return state;
    }

    Seen seen(Statement statement, int way) {
        return Seen.of(guarded.get(way), statement);
    }

    /** Past the driver; the caller closes it. */
    Connection raw() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : guarded) {
            connection.close();
        }
        database.close();
    }
}
