package dev.ormai.driver;

import dev.ormai.benchmarks.Shops;
import dev.ormai.benchmarks.Statements;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does the gate cost for a statement whose plan is known? Nothing is sent to a database here.
 *
 * <p>Samples of a hundred, so that the middle one is right on a machine that others use too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CacheHit {
    private static final int SAMPLE = 100;
    private static final byte[] BYTES = Statements.THREE_TABLES.getBytes(StandardCharsets.ISO_8859_1);

    private final Shops shops = Shops.open(DatabaseKind.H2, "app", 0);
    private final GuardedConnection connection;
    private final Session session;
    private final StatementGate gate;
    private final Admission admission;

    /** Admits the statement once. */
    public CacheHit() {
        try {
            connection = shops.guarded().unwrap(GuardedConnection.class);
            session = connection.session();
            gate = connection.gate();
            admission = gate.admit(Statements.THREE_TABLES, ParameterStyle.JDBC, WantedKeys.NONE, session.principal());
        } catch (SQLException e) {
            throw new IllegalStateException("the statement is not admitted", e);
        }
    }

    /** The client asks with the very same string. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void sameText(Blackhole blackhole) throws SQLException {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(
                    gate.admit(Statements.THREE_TABLES, ParameterStyle.JDBC, WantedKeys.NONE, session.principal()));
        }
    }

    /** The client makes the string anew; {@code newText} is what that alone costs. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void equalText(Blackhole blackhole) throws SQLException {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(gate.admit(copy(), ParameterStyle.JDBC, WantedKeys.NONE, session.principal()));
        }
    }

    /** Only makes the string, whose hash is not known yet. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void newText(Blackhole blackhole) {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(copy());
        }
    }

    private static String copy() {
        return new String(BYTES, StandardCharsets.ISO_8859_1);
    }

    /** A prepared statement runs again: does its admission still hold? */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void preparedAgain(Blackhole blackhole) throws SQLException {
        for (int i = 0; i < SAMPLE; i++) {
            Principal principal = session.principal();
            blackhole.consume(gate.stillAdmitted(
                    admission, Statements.THREE_TABLES, ParameterStyle.JDBC, WantedKeys.NONE, principal));
        }
    }

    /** Ends with the JVM's fork. */
    @TearDown
    public void close() throws SQLException {
        connection.close();
        shops.close();
    }
}
