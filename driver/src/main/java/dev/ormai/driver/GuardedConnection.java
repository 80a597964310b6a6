package dev.ormai.driver;

import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.WriteDuty;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.StatementTree;
import dev.ormai.planner.tree.session.RollbackTransaction;
import dev.ormai.planner.tree.session.SessionChange;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection whose statements pass the gate. As little safe for several threads as any connection, but for cancel and abort. */
final class GuardedConnection extends DelegatingConnection implements OrmAiConnection {
    private static final System.Logger LOGGER = System.getLogger(GuardedConnection.class.getName());

    /** Stands in for a change of the session, which has no text: it keeps what the client sets and is never run. */
    private static final String KEEPS_SETTINGS = "select 1";

    private final Session session;
    private final StatementGate gate;
    private final PolicyValues policyValues;
    private final ValueGuard values = new ValueGuard(this);
    private final HomeSchema home;
    private final SessionState state;

    /** Weak, so that a client that closes none does not fill the memory. */
    private final Set<Statement> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private @Nullable SQLWarning warning;
    private @Nullable Visible visible;

    GuardedConnection(Connection delegate, Session session) {
        super(delegate);
        this.session = session;
        this.gate = new StatementGate(session);
        this.policyValues = new PolicyValues(session.database());
        this.home = new HomeSchema(delegate, session.database());
        this.state = new SessionState(delegate, session);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return statement(Shape.FORWARD);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkConcurrency(concurrency);
        return statement(Shape.of(type));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        checkConcurrency(concurrency);
        return statement(Shape.of(type, holdability));
    }

    private Statement statement(Shape shape) throws SQLException {
        Statement statement = new GuardedStatement(this, shape.create(delegate), shape);
        open.add(statement);
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepared(sql, Shape.FORWARD);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        checkConcurrency(concurrency);
        return prepared(sql, Shape.of(type));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkConcurrency(concurrency);
        return prepared(sql, Shape.of(type, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepared(sql, Shape.FORWARD, GeneratedKeys.of(generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepared(sql, Shape.FORWARD, GeneratedKeys.of(columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return prepared(sql, Shape.FORWARD, GeneratedKeys.of(columns));
    }

    private PreparedStatement prepared(String sql, Shape shape) throws SQLException {
        return prepared(sql, shape, WantedKeys.NONE);
    }

    private PreparedStatement prepared(String sql, Shape shape, WantedKeys keys) throws SQLException {
        return prepared(sql, ParameterStyle.JDBC, shape, keys);
    }

    @Override
    public PreparedStatement prepareNumbered(String sql) throws SQLException {
        return prepared(sql, ParameterStyle.NUMBERED, Shape.FORWARD, WantedKeys.NONE);
    }

    @Override
    public Explanation explain(String sql) throws SQLException {
        checkOpen();
        return gate.admit(sql, ParameterStyle.NONE, WantedKeys.NONE, session.principal()).explanation;
    }

    @Override
    public ToolCall call(CalledTool tool) throws SQLException {
        return call(tool, WriteTerms.PLAIN);
    }

    @Override
    public ToolCall call(CalledTool tool, WriteTerms terms) throws SQLException {
        checkOpen();
        Principal principal = session.principal();
        CallRecord record = new CallRecord(session, tool, principal);
        gate.beginCall(record);
        return new ToolCall(this, record, principal, terms);
    }

    /** A tree, which reads as its text should it have to be admitted again. */
    GuardedPreparedStatement prepareTree(StatementTree tree, WantedKeys keys) throws SQLException {
        checkOpen();
        Principal principal = enter();
        String text = session.request(tree, keys, principal).written().sql();
        return prepared(text, ParameterStyle.JDBC, Shape.FORWARD, keys, principal, gate.admit(tree, keys, principal));
    }

    /** Where it is known which approvals were used; beside every policy, and for this package alone. */
    Receipts receipts() {
        return new Receipts(delegate, session.scope());
    }

    /** A text without parameters. */
    PreparedStatement prepareText(String sql) throws SQLException {
        return prepared(sql, ParameterStyle.NONE, Shape.FORWARD, WantedKeys.NONE);
    }

    private PreparedStatement prepared(String sql, ParameterStyle style, Shape shape, WantedKeys keys)
            throws SQLException {
        checkOpen();
        Principal principal = enter();
        return prepared(sql, style, shape, keys, principal, gate.admit(sql, style, keys, principal));
    }

    private GuardedPreparedStatement prepared(
            String sql, ParameterStyle style, Shape shape, WantedKeys keys, Principal principal, Admission admission)
            throws SQLException {
        PreparedStatement raw = prepareForBatch(admission, shape, principal);
        GuardedPreparedStatement statement =
                new GuardedPreparedStatement(this, sql, style, shape, keys, admission, raw);
        open.add(statement);
        return statement;
    }

    /** Admitted text goes to the database here and nowhere else. */
    PreparedStatement prepare(Admission admission, Shape shape, Principal principal) throws SQLException {
        return prepare(admission, shape, false, principal);
    }

    /** For a statement that may be put into a batch. */
    PreparedStatement prepareForBatch(Admission admission, Shape shape, Principal principal) throws SQLException {
        boolean counted = admission
                .sql
                .write()
                .filter(duty -> duty.gives() == WriteDuty.Gives.COUNT)
                .isPresent();
        return prepare(admission, shape, counted && database() == Database.POSTGRESQL, principal);
    }

    /** @param batch whether rows are what PostgreSQL's driver calls generated keys: those it keeps for each statement of a batch */
    private PreparedStatement prepare(Admission admission, Shape shape, boolean batch, Principal principal)
            throws SQLException {
        try {
            if (admission.sql.session().isPresent()) {
                return shape.prepare(delegate, KEEPS_SETTINGS);
            }
            if (batch) {
                return delegate.prepareStatement(admission.sql.text(), Statement.RETURN_GENERATED_KEYS);
            }
            boolean keys = admission
                    .sql
                    .write()
                    .filter(duty -> duty.gives() == WriteDuty.Gives.KEYS)
                    .isPresent();
            return (keys ? shape.counted() : shape).prepare(delegate, admission.sql.text());
        } catch (SQLException e) {
            throw gate.errors(principal).told(e);
        }
    }

    /** For a plain statement of the client's. */
    PreparedStatement prepareAsPlain(Admission admission, Shape shape, Principal principal) throws SQLException {
        return prepare(admission, database() == Database.POSTGRESQL ? shape.asText() : shape, principal);
    }

    void bindPolicyValues(PreparedStatement raw, Admission admission, Principal principal) throws SQLException {
        try {
            policyValues.bind(raw, admission, principal, session.policy(principal));
        } catch (SQLException e) {
            throw gate.errors(principal).told(e);
        }
    }

    /** For whom the calling thread works now; what another one set on the session is put back. */
    Principal enter() throws SQLException {
        Principal principal = session.principal();
        try {
            state.enter(principal);
        } catch (SQLException e) {
            throw gate.errors(principal).told(e);
        }
        return principal;
    }

    /** Records that a statement goes out now; refused within another principal's transaction, but for its end. */
    Execution begin(Admission admission, Principal principal, Map<String, Object> inputs, StatementGate.Digest digest)
            throws SQLException {
        Execution execution = gate.begin(admission, principal, inputs, digest);
        boolean ends = admission.sql.session().orElse(null) instanceof RollbackTransaction;
        Optional<Refusal> foreign = ends ? Optional.empty() : state.foreign(principal);
        if (foreign.isPresent()) {
            throw execution.refused(foreign.get());
        }
        return execution;
    }

    /** Performs an admitted change of the session. */
    Optional<SQLWarning> perform(SessionChange change) throws SQLException {
        return new SessionRun(state, session.principal()).perform(change);
    }

    /** What was put off until now may fail now: a deferred constraint prints rows. */
    @Override
    public void commit() throws SQLException {
        try {
            state.commit();
        } catch (SQLException e) {
            throw gate.errors(session.principal()).told(e);
        }
    }

    @Override
    public void rollback() throws SQLException {
        state.rollback();
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        state.rollback(savepoint);
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return state.setSavepoint();
    }

    /** Commits, if it ends a transaction. */
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        try {
            state.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw gate.errors(session.principal()).told(e);
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        return state.transaction().autoCommit();
    }

    boolean recordsValues(Principal principal) {
        return session.policy(principal).audit().values();
    }

    /** What the principal of this moment may know of. */
    @SuppressWarnings("ReferenceEquality") // Policies and catalogs are swapped whole, so identity tells them apart.
    Visible visible() {
        EffectivePolicy policy = session.policy(session.principal());
        Visible known = visible;
        if (known != null
                && known.schema().policy() == policy
                && known.schema().catalog() == session.catalog()
                && known.schema().scope().equals(session.scope())) {
            return known;
        }
        Visible now = new Visible(GuardedSchema.of(policy, session.catalog(), session.scope()));
        visible = now;
        return now;
    }

    /** Changing rows through a result set would pass the gate by; JDBC lets a driver give less than was asked for. */
    private void checkConcurrency(int concurrency) {
        if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            addWarning("result sets are read-only: CONCUR_UPDATABLE was not granted");
        }
    }

    private void addWarning(String reason) {
        SQLWarning added = new SQLWarning(reason, "01000");
        SQLWarning first = warning;
        if (first == null) {
            warning = added;
        } else {
            first.setNextWarning(added);
        }
    }

    /** Ours alone, as a copy: some drivers ask the server here what it warned of last, and that tells of hidden rows. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        SQLWarning first = warning;
        if (first == null) {
            return null;
        }
        SQLWarning all = new SQLWarning(first.getMessage(), first.getSQLState());
        for (SQLWarning next = first.getNextWarning(); next != null; next = next.getNextWarning()) {
            all.setNextWarning(new SQLWarning(next.getMessage(), next.getSQLState()));
        }
        return all;
    }

    @Override
    public void clearWarnings() throws SQLException {
        warning = null;
        delegate.clearWarnings();
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        throw noCalls();
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw noCalls();
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        throw noCalls();
    }

    private static SQLException noCalls() {
        return Refusals.notSupported(
                "procedures cannot be called: what they read is out of the policy's sight",
                "select from the tables themselves");
    }

    /** The client's own text: what runs instead depends on the principal. */
    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return sql;
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        checkKnown(schema);
        if (session.database() == Database.POSTGRESQL) {
            session.move(List.of(schema));
            return;
        }
        home.leave();
        delegate.setSchema(schema);
        session.readScope();
    }

    /** PostgreSQL would tell where our text looks for operators. */
    @Override
    public @Nullable String getSchema() throws SQLException {
        if (session.database() != Database.POSTGRESQL) {
            return delegate.getSchema();
        }
        checkOpen();
        List<String> path = session.scope().searchPath();
        return path.isEmpty() ? null : path.get(0);
    }

    /** For MySQL the current database; the others do nothing. */
    @Override
    public void setCatalog(String catalog) throws SQLException {
        if (session.database().dialect() == dev.ormai.planner.Dialect.MYSQL) {
            checkKnown(catalog);
            home.leave();
            delegate.setCatalog(catalog);
            session.readScope();
        } else {
            delegate.setCatalog(catalog);
        }
    }

    private void checkKnown(String schema) throws SQLException {
        boolean known = session.catalog().tables().keySet().stream()
                .anyMatch(table -> table.schema().equals(schema));
        if (!known) {
            throw Refusals.invalid("schema '" + schema + "' is not known", "choose one that holds tables");
        }
    }

    /** Some drivers put a savepoint's name between quotes without a look at it. */
    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        if (!name.matches("[A-Za-z0-9_ -]{1,63}")) {
            throw Refusals.invalid(
                    "the savepoint's name is not supported", "use up to 63 letters A to Z, digits, _ and -");
        }
        return state.setSavepoint(name);
    }

    /** Only what a PostgreSQL server lists its sessions by: other drivers put these values into comments of statements. */
    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        if (name.equals(Session.REASON)) {
            session.giveReason(Optional.ofNullable(value));
            return;
        }
        if (session.database() != Database.POSTGRESQL || !name.equals("ApplicationName")) {
            throw new SQLClientInfoException(
                    "client info '" + name + "' is not supported; the principal comes from the connection or its scope",
                    "42000",
                    Map.of());
        }
        try {
            state.remember("application_name");
        } catch (SQLException e) {
            throw new SQLClientInfoException(String.valueOf(e.getMessage()), e.getSQLState(), Map.of(), e);
        }
        delegate.setClientInfo(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            closeStatements();
            state.giveBack();
            home.comeBack();
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "a connection could not be given back as it was found; it is cut", e);
            delegate.abort(Runnable::run);
        } finally {
            delegate.close();
        }
    }

    private void closeStatements() throws SQLException {
        List<Statement> statements;
        synchronized (open) {
            statements = new ArrayList<>(open);
        }
        for (Statement statement : statements) {
            statement.close();
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate.isClosed();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        delegate.abort(executor);
    }

    private void checkOpen() throws SQLException {
        if (delegate.isClosed()) {
            throw Refusals.closedConnection();
        }
    }

    /** Where the client asked for no keys. */
    ResultSet noKeys() throws SQLException {
        Statement none = delegate.createStatement();
        none.closeOnCompletion();
        return none.getGeneratedKeys();
    }

    /** A batch of this connection's. */
    BatchRun batch(int size, Principal principal) {
        return new BatchRun(delegate, database(), gate.errors(principal), size);
    }

    void forget(Statement statement) {
        open.remove(statement);
    }

    Session session() {
        return session;
    }

    StatementGate gate() {
        return gate;
    }

    ValueGuard values() {
        return values;
    }

    Database database() {
        return session.database();
    }

    @Override
    DatabaseMetaData guard(DatabaseMetaData value) throws SQLException {
        return new GuardedDatabaseMetaData(this, value);
    }

    @Override
    Array guard(Array value) throws SQLException {
        return values.guard(value);
    }

    @Override
    Blob guard(Blob value) throws SQLException {
        return values.guard(value);
    }

    @Override
    Clob guard(Clob value) throws SQLException {
        return values.guard(value);
    }

    @Override
    NClob guard(NClob value) throws SQLException {
        return values.guard(value);
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }

    @Override
    public String toString() {
        return "OrmAI connection to " + session.url();
    }
}
