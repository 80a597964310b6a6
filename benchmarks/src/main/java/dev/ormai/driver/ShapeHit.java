package dev.ormai.driver;

import dev.ormai.benchmarks.Shops;
import dev.ormai.benchmarks.Statements;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.testkit.DatabaseKind;
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

/** What does the gate cost for a text that was never seen, of a shape whose plan is known? Nothing is sent to a database here. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ShapeHit {
    private static final int SAMPLE = 20;

    private final Shops shops = Shops.open(DatabaseKind.POSTGRESQL, "app", 0);
    private final GuardedConnection connection;
    private final Session session;
    private final StatementGate gate;
    private long next = 1_000_000;

    /** Admits one statement of each shape. */
    public ShapeHit() {
        try {
            connection = shops.guarded().unwrap(GuardedConnection.class);
            session = connection.session();
            gate = connection.gate();
            gate.admit(report(), ParameterStyle.NONE, WantedKeys.NONE, session.principal());
            gate.admit(point(), ParameterStyle.NONE, WantedKeys.NONE, session.principal());
        } catch (SQLException e) {
            throw new IllegalStateException("the statement is not admitted", e);
        }
    }

    /** Three tables, 350 characters, three literals of which one is new; {@code newReport} is what making the text costs. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void report(Blackhole blackhole) throws SQLException {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(gate.admit(report(), ParameterStyle.NONE, WantedKeys.NONE, session.principal()));
        }
    }

    /** Only makes the text. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void newReport(Blackhole blackhole) {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(report());
        }
    }

    /** One table, its key. */
    @Benchmark
    @OperationsPerInvocation(SAMPLE)
    public void point(Blackhole blackhole) throws SQLException {
        for (int i = 0; i < SAMPLE; i++) {
            blackhole.consume(gate.admit(point(), ParameterStyle.NONE, WantedKeys.NONE, session.principal()));
        }
    }

    private String report() {
        return Statements.BEFORE_LITERAL + next++ + Statements.BEHIND_LITERAL;
    }

    private String point() {
        return Statements.POINT + next++;
    }

    /** Ends with the JVM's fork. */
    @TearDown
    public void close() throws SQLException {
        connection.close();
        shops.close();
    }
}
