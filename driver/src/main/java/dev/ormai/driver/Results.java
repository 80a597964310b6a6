package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.WriteDuty;
import dev.ormai.planner.tree.session.SessionChange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One execution and what it gave: rows or a count. */
final class Results implements Reading {
    /** A statement of ours as its results see it. */
    interface Owner extends Statement {
        GuardedConnection guardedConnection();

        /** The client closed the results. */
        void resultClosed() throws SQLException;
    }

    private final Owner owner;
    private final PreparedStatement raw;
    private final Execution execution;
    private final AdmittedSql admitted;
    private final Optional<WriteDuty> write;
    private long changes = -1;
    private Optional<SQLWarning> warning = Optional.empty();
    private @Nullable ResultSet rawRows;
    private @Nullable GuardedResultSet rows;
    private @Nullable GuardedResultSet keys;

    Results(Owner owner, PreparedStatement raw, Execution execution, AdmittedSql admitted) {
        this.owner = owner;
        this.raw = raw;
        this.execution = execution;
        this.admitted = admitted;
        this.write = admitted.write();
    }

    /** One call of the raw statement that runs it. */
    @FunctionalInterface
    interface Run<T> {
        T on(PreparedStatement raw) throws SQLException;
    }

    <T> T run(Run<T> run) throws SQLException {
        if (write.isPresent()) {
            return new WriteRun(raw, owner.guardedConnection().database(), execution, write.get()).run(run);
        }
        try {
            return run.on(raw);
        } catch (SQLException e) {
            throw execution.failed(e);
        }
    }

    /** Whether the client asked for a number of rows, which the database gives us as a row. */
    private boolean counts() {
        return admitted.givesNoRows();
    }

    private boolean changesSomething() {
        return write.isPresent() || admitted.session().isPresent();
    }

    private boolean givesKeys() {
        return write.filter(duty -> duty.gives() == WriteDuty.Gives.KEYS).isPresent();
    }

    private long change() throws SQLException {
        changes = admitted.session().isPresent()
                ? perform(admitted.session().get())
                : run(givesKeys() ? this::keyed : WriteRun::count);
        execution.endedWithChanges(changes);
        return changes;
    }

    /** A change of the session, of which the raw statement knows nothing. */
    private int perform(SessionChange change) throws SQLException {
        try {
            warning = owner.guardedConnection().perform(change);
            return 0;
        } catch (OrmAiSqlException e) {
            throw execution.refused(e.refusal());
        } catch (SQLException e) {
            throw execution.failed(e);
        }
    }

    /** What the database would have warned of; ours alone. */
    Optional<SQLWarning> warning() {
        return warning;
    }

    void clearWarning() {
        warning = Optional.empty();
    }

    private long keyed(PreparedStatement statement) throws SQLException {
        ResultSet given = statement.executeQuery();
        keys = new GuardedResultSet(owner.guardedConnection(), owner, given, new KeyReading(this));
        return WriteRun.counted(given);
    }

    /** What was asked for of each written row; the same object each time. */
    @Nullable
    ResultSet keys() {
        return keys;
    }

    /** What JDBC calls the update count of the current result. */
    long updateCount() throws SQLException {
        return counts() ? changes : raw.getLargeUpdateCount();
    }

    /** Goes on behind the current result. */
    boolean more() throws SQLException {
        end();
        if (counts()) {
            changes = -1;
            rows = null;
            return false;
        }
        return raw.getMoreResults();
    }

    GuardedResultSet query() throws SQLException {
        if (counts()) {
            throw execution.failed(Refusals.invalid("the statement gives no rows", "run it with executeUpdate"));
        }
        return rows(run(PreparedStatement::executeQuery));
    }

    boolean execute() throws SQLException {
        if (counts()) {
            change();
            return false;
        }
        boolean hasRows = run(PreparedStatement::execute);
        if (!hasRows) {
            execution.endedWithChanges(raw.getUpdateCount());
        }
        return hasRows;
    }

    int update() throws SQLException {
        if (changesSomething()) {
            requireCount();
            return Math.toIntExact(change());
        }
        int count = run(PreparedStatement::executeUpdate);
        execution.endedWithChanges(count);
        return count;
    }

    /** Told before anything is sent: the real drivers say it when the rows are written. */
    private void requireCount() throws SQLException {
        if (!counts()) {
            throw execution.failed(Refusals.invalid("the statement gives rows", "run it with executeQuery or execute"));
        }
    }

    /** As a part of a batch of writes, which is undone as a whole, and whose records end with it. */
    long withinBatch() throws SQLException {
        if (counts()) {
            return WriteRun.count(raw);
        }
        boolean query = raw.execute();
        if (!query) {
            return raw.getLargeUpdateCount();
        }
        raw.getResultSet().close();
        return Statement.SUCCESS_NO_INFO;
    }

    long largeUpdate() throws SQLException {
        if (changesSomething()) {
            requireCount();
            return change();
        }
        long count = run(PreparedStatement::executeLargeUpdate);
        execution.endedWithChanges(count);
        return count;
    }

    /** As a part of a batch: H2 refuses queries there; the other drivers run them and drop their rows. */
    long batched() throws SQLException {
        if (counts()) {
            return change();
        }
        if (owner.guardedConnection().database() == Database.H2) {
            return update();
        }
        if (!execute()) {
            return raw.getUpdateCount();
        }
        end();
        return Statement.SUCCESS_NO_INFO;
    }

    /** The same object each time for the same rows. */
    @Nullable
    ResultSet current() throws SQLException {
        if (counts()) {
            return null;
        }
        ResultSet now = raw.getResultSet();
        return now == null ? null : rows(now);
    }

    private GuardedResultSet rows(ResultSet now) {
        GuardedResultSet known = rows;
        if (known != null && rawRows == now) {
            return known;
        }
        GuardedResultSet guarded = new GuardedResultSet(owner.guardedConnection(), owner, now, this);
        rawRows = now;
        rows = guarded;
        return guarded;
    }

    PreparedStatement raw() {
        return raw;
    }

    Execution execution() {
        return execution;
    }

    /** Whatever was not read will not be. */
    void end() {
        GuardedResultSet known = rows;
        if (known == null) {
            if (!counts()) {
                execution.endedWithRows(0);
            }
        } else {
            known.endReading();
        }
    }

    @Override
    public long mostRows() {
        return admitted.maxRows().orElse(Long.MAX_VALUE);
    }

    @Override
    public ResultColumns columns() {
        return admitted.columns();
    }

    @Override
    public void ended(long count) {
        execution.endedWithRows(count);
    }

    @Override
    public void closed() throws SQLException {
        owner.resultClosed();
    }

    @Override
    public SQLException failed(SQLException failure) {
        return execution.failed(failure);
    }
}
