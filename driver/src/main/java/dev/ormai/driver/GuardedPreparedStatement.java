package dev.ormai.driver;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.WriteDuty;
import dev.ormai.policy.Principal;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.Types;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. Before each execution the gate is asked whether the admission still holds; if the policy, a table or
 * the principal's class changed, the statement is admitted and prepared anew and keeps what the client has bound and set.
 */
final class GuardedPreparedStatement extends DelegatingPreparedStatement<PreparedStatement> implements Results.Owner {
    private final GuardedConnection connection;
    private final String sql;
    private final ParameterStyle style;
    private final Shape shape;
    private final WantedKeys keys;
    private final ClientParameters parameters;
    private Admission admission;
    private Limits limits = Limits.NONE;
    private @Nullable Results results;
    private boolean closesOnCompletion;
    private final WriteBatch writes = new WriteBatch();
    private boolean afterBatch;
    private int batched;
    private Optional<Principal> batchedFor = Optional.empty();

    GuardedPreparedStatement(
            GuardedConnection connection,
            String sql,
            ParameterStyle style,
            Shape shape,
            WantedKeys keys,
            Admission admission,
            PreparedStatement delegate) {
        super(delegate);
        this.connection = connection;
        this.sql = sql;
        this.style = style;
        this.shape = shape;
        this.keys = keys;
        this.admission = admission;
        this.parameters = new ClientParameters(admission.sql.clientParameters());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return begin().query();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return begin().update();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return begin().largeUpdate();
    }

    @Override
    public boolean execute() throws SQLException {
        return begin().execute();
    }

    /** Asks the gate, binds what the policy supplies, records; what comes back runs. */
    private Results begin() throws SQLException {
        checkOpen();
        parameters.checkComplete();
        endResults();
        Principal principal = connection.enter();
        admitAgain(principal);
        connection.bindPolicyValues(delegate, admission, principal);
        return begin(principal, inputs(principal));
    }

    private Map<String, Object> inputs(Principal principal) {
        return connection.gate().records() ? parameters.recorded(connection.recordsValues(principal)) : Map.of();
    }

    private Results begin(Principal principal, Map<String, Object> inputs) throws SQLException {
        limits.apply(delegate, admission.sql);
        Results begun = new Results(
                this, delegate, connection.begin(admission, principal, inputs, this::digest), admission.sql);
        results = begun;
        afterBatch = false;
        return begun;
    }

    /** Of what would run now, with the values that are bound now. */
    String digest(AskedWrite asked) throws SQLException {
        return ApprovalDigests.statement(connection.session().principal(), asked, sql, admission, parameters);
    }

    String sql() {
        return sql;
    }

    Admission admission() {
        return admission;
    }

    ClientParameters parameters() {
        return parameters;
    }

    private void admitAgain(Principal principal) throws SQLException {
        Admission now = connection.gate().stillAdmitted(admission, sql, style, keys, principal);
        if (now == admission) {
            return;
        }
        if (batched > 0) {
            throw Refusals.invalid(
                    "the principal or the policy changed while a batch was filled",
                    "clear the batch and fill it again");
        }
        if (!now.sql.equals(admission.sql)) {
            replace(now, principal);
        }
        admission = now;
    }

    private void replace(Admission now, Principal principal) throws SQLException {
        PreparedStatement fresh = connection.prepareForBatch(now, shape, principal);
        try {
            Settings.copy(delegate, fresh);
            parameters.replay(now, fresh);
        } catch (SQLException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        PreparedStatement old = delegate;
        delegate = fresh;
        old.close();
    }

    @Override
    void bind(int index, @Nullable Object value, Binding binding) throws SQLException {
        checkOpen();
        if (value instanceof Blob || value instanceof Clob) {
            connection.values().checkLargeObjects();
        }
        parameters.checkIndex(index);
        BoundPatterns.check(admission.sql.patterns().getOrDefault(index, ""), value);
        parameters.set(index, value, binding, admission, delegate);
    }

    @Override
    public void clearParameters() throws SQLException {
        delegate.clearParameters();
        parameters.clear();
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        checkBatchable();
        parameters.checkComplete();
        Principal principal = connection.enter();
        checkBatchIsOf(principal);
        admitAgain(principal);
        connection.bindPolicyValues(delegate, admission, principal);
        if (admission.sql.write().isEmpty()) {
            delegate.addBatch();
        } else if (connection.database() == Database.H2) {
            PreparedStatement fresh = connection.prepareForBatch(admission, shape, principal);
            Settings.copy(delegate, fresh);
            limits.apply(delegate, admission.sql);
            writes.add(inputs(principal), delegate);
            delegate = fresh;
            parameters.replayValues(admission, fresh);
        } else {
            delegate.addBatch();
            writes.add(inputs(principal));
        }
        batched++;
        batchedFor = Optional.of(principal);
    }

    private void checkBatchable() throws SQLException {
        if (admission.sql.session().isPresent()) {
            throw Refusals.notSupported(
                    "a statement about the session is none for a batch", "execute the statement by itself");
        }
        if (admission.sql.write().isPresent() && !admission.sql.givesNoRows()) {
            throw Refusals.notSupported(
                    "a batch gives no rows", "leave RETURNING out, or execute the statement once for each row");
        }
        if (keys(admission)) {
            throw Refusals.notSupported("a batch gives no generated keys", "execute the statement once for each row");
        }
    }

    private static boolean keys(Admission admission) {
        return admission
                .sql
                .write()
                .filter(duty -> duty.gives() == WriteDuty.Gives.KEYS)
                .isPresent();
    }

    private void checkBatchIsOf(Principal principal) throws SQLException {
        if (batchedFor.isPresent() && !batchedFor.get().equals(principal)) {
            throw Refusals.invalid(
                    "the batch was filled for another principal", "clear the batch and fill it within one scope");
        }
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        emptyBatch();
    }

    private void emptyBatch() throws SQLException {
        delegate.clearBatch();
        writes.clear();
        batched = 0;
        batchedFor = Optional.empty();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        if (writes.size() > 0) {
            return BatchRun.counts(writeBatch());
        }
        return batch(
                PreparedStatement::executeBatch,
                counts -> Arrays.stream(counts).asLongStream().toArray());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return writes.size() > 0 ? writeBatch() : batch(PreparedStatement::executeLargeBatch, counts -> counts);
    }

    /** Whatever becomes of it, the batch is empty afterwards. */
    private long[] writeBatch() throws SQLException {
        checkOpen();
        endResults();
        afterBatch = true;
        Principal principal = connection.enter();
        checkBatchIsOf(principal);
        admitAgain(principal);
        try {
            BatchRun batch = connection.batch(writes.size(), principal);
            WriteFailures failures = new WriteFailures(
                    connection.database(), admission.sql.write().orElseThrow());
            return batch.run(() -> {
                for (Map<String, Object> inputs : writes.inputs()) {
                    batch.begun(
                            connection.begin(admission, principal, inputs, StatementGate.Digest.NONE),
                            Optional.of(failures));
                }
                limits.apply(delegate, admission.sql);
                return writes.send(delegate);
            });
        } finally {
            emptyBatch();
        }
    }

    /** What a batch gave, as counts. */
    @FunctionalInterface
    private interface Counts<T> {
        long[] of(T given);
    }

    private <T> T batch(Results.Run<T> run, Counts<T> counts) throws SQLException {
        checkOpen();
        if (batched == 0) {
            return run.on(delegate);
        }
        endResults();
        Principal principal = connection.enter();
        checkBatchIsOf(principal);
        admitAgain(principal);
        Results begun = begin(principal, Map.of("batch", batched));
        batched = 0;
        batchedFor = Optional.empty();
        T given = begun.run(run);
        // A driver that does not know a count says so by a negative one.
        begun.execution()
                .endedWithChanges(Arrays.stream(counts.of(given))
                        .filter(count -> count > 0)
                        .sum());
        return given;
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        if (admission.sql.givesNoRows()) {
            checkOpen();
            return null;
        }
        ResultSetMetaData raw = described(PreparedStatement::getMetaData);
        return raw == null ? null : GuardedResultSetMetaData.of(raw, admission.sql.columns(), connection.session());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new ClientParameterMetaData(described(PreparedStatement::getParameterMetaData), admission);
    }

    private <T> T described(Results.Run<T> question) throws SQLException {
        checkOpen();
        Principal principal = connection.enter();
        admitAgain(principal);
        try {
            return question.on(delegate);
        } catch (SQLException e) {
            throw connection.gate().errors(principal).told(e);
        }
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
        return current == null ? delegate.getMoreResults() : current.more();
    }

    @Override
    public boolean getMoreResults(int what) throws SQLException {
        return delegate.getMoreResults(what);
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return Math.toIntExact(getLargeUpdateCount());
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
        if (admission.sql.write().isPresent() && connection.database() == Database.POSTGRESQL) {
            return new GuardedResultSet(connection, this, connection.noKeys(), Reading.UNRECORDED);
        }
        return new GuardedResultSet(connection, this, delegate.getGeneratedKeys(), Reading.UNRECORDED);
    }

    @Override
    public void cancel() throws SQLException {
        delegate.cancel();
    }

    /** Only of the session: the database warns of values in rows that it looked at, hidden ones too. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closed("statement");
        }
        Results current = results;
        return current == null ? null : current.warning().orElse(null);
    }

    @Override
    public void clearWarnings() throws SQLException {
        Results current = results;
        if (current != null) {
            current.clearWarning();
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

    private void endResults() {
        Results last = results;
        if (last != null) {
            results = null;
            last.end();
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
            writes.clear();
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
        checkOpen();
        return (int) Math.min(limits.maxRows(), Integer.MAX_VALUE);
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        delegate.setMaxRows(max);
        limits = new Limits(max, limits.timeoutSeconds());
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return limits.maxRows();
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        delegate.setLargeMaxRows(max);
        limits = new Limits(max, limits.timeoutSeconds());
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return limits.timeoutSeconds();
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        delegate.setQueryTimeout(seconds);
        limits = new Limits(limits.maxRows(), seconds);
    }

    /** These types make PostgreSQL's driver write a large object. */
    private void checkType(int type) throws SQLException {
        if (type == Types.BLOB || type == Types.CLOB || type == Types.NCLOB) {
            connection.values().checkLargeObjects();
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type) throws SQLException {
        checkType(type);
        super.setObject(index, value, type);
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type, int scale) throws SQLException {
        checkType(type);
        super.setObject(index, value, type, scale);
    }

    @Override
    public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        checkType(type.getVendorTypeNumber());
        super.setObject(index, value, type);
    }

    @Override
    public void setObject(int index, @Nullable Object value, SQLType type, int scale) throws SQLException {
        checkType(type.getVendorTypeNumber());
        super.setObject(index, value, type, scale);
    }

    @Override
    public void setBlob(int index, @Nullable Blob value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setBlob(index, value);
    }

    @Override
    public void setBlob(int index, @Nullable InputStream value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setBlob(index, value);
    }

    @Override
    public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        connection.values().checkLargeObjects();
        super.setBlob(index, value, length);
    }

    @Override
    public void setClob(int index, @Nullable Clob value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setClob(index, value);
    }

    @Override
    public void setClob(int index, @Nullable Reader value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setClob(index, value);
    }

    @Override
    public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
        connection.values().checkLargeObjects();
        super.setClob(index, value, length);
    }

    @Override
    public void setNClob(int index, @Nullable NClob value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setNClob(index, value);
    }

    @Override
    public void setNClob(int index, @Nullable Reader value) throws SQLException {
        connection.values().checkLargeObjects();
        super.setNClob(index, value);
    }

    @Override
    public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
        connection.values().checkLargeObjects();
        super.setNClob(index, value, length);
    }

    @Override
    public int executeUpdate(String text) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public int executeUpdate(String text, int generatedKeys) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public int executeUpdate(String text, int[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public int executeUpdate(String text, String[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public long executeLargeUpdate(String text) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public long executeLargeUpdate(String text, int generatedKeys) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public long executeLargeUpdate(String text, int[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public long executeLargeUpdate(String text, String[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public boolean execute(String text) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public boolean execute(String text, int generatedKeys) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public boolean execute(String text, int[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public boolean execute(String text, String[] columns) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public ResultSet executeQuery(String text) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public void addBatch(String text) throws SQLException {
        throw Refusals.textOfPrepared();
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }

    /** The client's text; the one that runs is not the client's. */
    @Override
    public String toString() {
        return sql;
    }
}
