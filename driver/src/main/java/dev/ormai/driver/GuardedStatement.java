package dev.ormai.driver;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.policy.Principal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plain statement. Admitted SQL holds values of the policy's, so each execution runs a prepared one; the real plain
 * statement keeps the client's settings, runs nothing, and answers as long as nothing was run.
 */
final class GuardedStatement extends DelegatingStatement<Statement> implements Results.Owner {
    private final GuardedConnection connection;
    private final Shape shape;
    private final List<String> batch = new ArrayList<>();
    private boolean afterBatch;
    private volatile @Nullable Results results;
    private boolean closesOnCompletion;

    GuardedStatement(GuardedConnection connection, Statement delegate, Shape shape) {
        super(delegate);
        this.connection = connection;
        this.shape = shape;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return begin(sql).query();
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return begin(sql).update();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return begin(sql).largeUpdate();
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return begin(sql).execute();
    }

    /** Admits, prepares, binds, records; what comes back runs. */
    private Results begin(String sql) throws SQLException {
        return begin(sql, WantedKeys.NONE);
    }

    private Results begin(String sql, WantedKeys keys) throws SQLException {
        checkOpen();
        endResults();
        Principal principal = connection.enter();
        Admission admission = connection.gate().admit(sql, ParameterStyle.NONE, keys, principal);
        PreparedStatement prepared = connection.prepareAsPlain(admission, shape, principal);
        try {
            settle(prepared, admission);
            connection.bindPolicyValues(prepared, admission, principal);
            Results begun = new Results(
                    this,
                    prepared,
                    connection.begin(admission, principal, Map.of(), StatementGate.Digest.NONE),
                    admission.sql);
            results = begun;
            afterBatch = false;
            return begun;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void settle(PreparedStatement prepared, Admission admission) throws SQLException {
        new Limits(delegate.getMaxRows(), delegate.getQueryTimeout()).apply(prepared, admission.sql);
        Settings.copy(delegate, prepared);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return BatchRun.counts(executeLargeBatch());
    }

    /** Writes stay all or not at all. Where a statement is about the session, it is one after the other. */
    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        endResults();
        afterBatch = true;
        List<String> statements = List.copyOf(batch);
        batch.clear();
        Principal principal = connection.enter();
        List<Admission> admitted = new ArrayList<>();
        for (String sql : statements) {
            try {
                admitted.add(connection.gate().admit(sql, ParameterStyle.NONE, WantedKeys.NONE, principal));
            } catch (SQLException e) {
                if (writes(admitted)) {
                    throw BatchRun.undone(e, statements.size());
                }
                return oneByOne(statements.subList(0, admitted.size()), Optional.of(e));
            }
            if (admitted.get(admitted.size() - 1).sql.session().isPresent()) {
                // What the ones behind it mean may depend on it.
                return oneByOne(statements, Optional.empty());
            }
        }
        return writes(admitted) ? together(admitted, principal) : oneByOne(statements, Optional.empty());
    }

    private static boolean writes(List<Admission> admitted) {
        return admitted.stream().anyMatch(admission -> admission.sql.write().isPresent());
    }

    private long[] together(List<Admission> admitted, Principal principal) throws SQLException {
        BatchRun run = connection.batch(admitted.size(), principal);
        return run.run(() -> {
            long[] counts = new long[admitted.size()];
            for (int i = 0; i < counts.length; i++) {
                Admission admission = admitted.get(i);
                try (PreparedStatement prepared = connection.prepareAsPlain(admission, shape, principal)) {
                    settle(prepared, admission);
                    connection.bindPolicyValues(prepared, admission, principal);
                    Execution execution = connection.begin(admission, principal, Map.of(), StatementGate.Digest.NONE);
                    run.begun(
                            execution,
                            admission.sql.write().map(duty -> new WriteFailures(connection.database(), duty)));
                    counts[i] = new Results(this, prepared, execution, admission.sql).withinBatch();
                }
            }
            return counts;
        });
    }

    /**
     * The first that fails or is refused ends it; those before it stay.
     *
     * @param refused what is behind these
     */
    private long[] oneByOne(List<String> statements, Optional<SQLException> refused) throws SQLException {
        long[] counts = new long[statements.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = begin(statements.get(i)).batched();
            } catch (SQLException e) {
                throw failed(e, Arrays.copyOf(counts, i));
            }
        }
        endResults();
        afterBatch = true;
        if (refused.isPresent()) {
            throw failed(refused.get(), counts);
        }
        return counts;
    }

    private static BatchUpdateException failed(SQLException e, long[] before) {
        return new BatchUpdateException(
                "statement " + (before.length + 1) + " of the batch failed: " + e.getMessage(),
                e.getSQLState(),
                e.getErrorCode(),
                before,
                e);
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        checkOpen();
        Results current = results;
        return current == null ? null : current.current();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        Results current = results;
        if (current == null) {
            return delegate.getMoreResults();
        }
        return current.more();
    }

    @Override
    public boolean getMoreResults(int what) throws SQLException {
        Results current = results;
        return current == null ? delegate.getMoreResults(what) : current.raw().getMoreResults(what);
    }

    @Override
    public int getUpdateCount() throws SQLException {
        Results current = results;
        if (current == null) {
            return afterBatch ? -1 : delegate.getUpdateCount();
        }
        return Math.toIntExact(current.updateCount());
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        Results current = results;
        if (current == null) {
            return afterBatch ? -1 : delegate.getLargeUpdateCount();
        }
        return current.updateCount();
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        Results current = results;
        if (current != null && current.keys() != null) {
            return current.keys();
        }
        return new GuardedResultSet(connection, this, delegate.getGeneratedKeys(), Reading.UNRECORDED);
    }

    @Override
    public void cancel() throws SQLException {
        Results current = results;
        if (current == null) {
            delegate.cancel();
        } else {
            current.raw().cancel();
        }
    }

    /** Only of the session: the database warns of values in rows that it looked at, hidden ones too. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        Results current = results;
        return current == null ? null : current.warning().orElse(null);
    }

    @Override
    public void clearWarnings() throws SQLException {
        Results current = results;
        if (current != null) {
            current.clearWarning();
            current.raw().clearWarnings();
        }
        delegate.clearWarnings();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        closesOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closesOnCompletion;
    }

    @Override
    public void resultClosed() throws SQLException {
        if (closesOnCompletion) {
            close();
        }
    }

    private void endResults() throws SQLException {
        Results last = results;
        if (last != null) {
            results = null;
            last.end();
            last.raw().close();
        }
    }

    private void checkOpen() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closed("statement");
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            endResults();
        } finally {
            delegate.close();
            connection.forget(this);
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate.isClosed();
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public GuardedConnection guardedConnection() {
        return connection;
    }

    @Override
    public int getMaxRows() throws SQLException {
        return delegate.getMaxRows();
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        delegate.setMaxRows(max);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return delegate.getLargeMaxRows();
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        delegate.setLargeMaxRows(max);
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        return delegate.getQueryTimeout();
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        delegate.setQueryTimeout(seconds);
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        return begin(sql, GeneratedKeys.of(generatedKeys)).execute();
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).execute();
    }

    @Override
    public boolean execute(String sql, String[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).execute();
    }

    @Override
    public int executeUpdate(String sql, int generatedKeys) throws SQLException {
        return begin(sql, GeneratedKeys.of(generatedKeys)).update();
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).update();
    }

    @Override
    public int executeUpdate(String sql, String[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).update();
    }

    @Override
    public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        return begin(sql, GeneratedKeys.of(generatedKeys)).largeUpdate();
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).largeUpdate();
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
        return begin(sql, GeneratedKeys.of(columns)).largeUpdate();
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
