package dev.ormai.planner;

import dev.ormai.benchmarks.Shops;
import dev.ormai.benchmarks.Statements;
import dev.ormai.driver.DryRun;
import dev.ormai.planner.bind.Binder;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.certify.Certifier;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.fidelity.FidelityProof;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.RelationalPlanner;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.rewrite.PolicyRewriter;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.Principal;
import dev.ormai.policy.decision.Obligations;
import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does a statement cost that was never seen before, on a warm JVM: as a whole, and each stage of its way? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Miss {
    private final OrmAiPlanner planner = new OrmAiPlanner();
    private final StatementParser parser = new StatementParser();
    private final RelationalPlanner relationalPlanner = new RelationalPlanner();

    private final SqlRequest app = request("app");
    private final SqlRequest internal = request("internal");
    private final GuardedSchema schema = GuardedSchema.of(app.policy(), app.catalog(), app.scope());

    private final Tokens tokens = lex();
    private final Query query = parse();
    private final Bound bound = bind();
    private final Fences fences = Fences.of(bound, app.catalog().dialect());
    private final Obligations obligations = decide();
    private final PlanOutcome outcome = plan();
    private final Query rewritten = rewrite();
    private final WrittenSql written = write();

    private static SqlRequest request(String profile) {
        try (Shops shops = Shops.open(DatabaseKind.POSTGRESQL, profile, 0);
                Connection connection = shops.guarded()) {
            GuardedSchema schema = DryRun.of(connection).schema();
            SqlRequest request = new SqlRequest(
                    Statements.THREE_TABLES,
                    ParameterStyle.JDBC,
                    schema.policy(),
                    Principal.of("acme", "u-1").principalClass(),
                    schema.catalog(),
                    schema.scope());
            if (new OrmAiPlanner().plan(request) instanceof Plan.Refuse refuse) {
                throw new IllegalStateException("refused: " + refuse);
            }
            return request;
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog cannot be read", e);
        }
    }

    @Benchmark
    public final Tokens lex() {
        return Lexer.of(app.catalog().dialect(), app.parameters()).lex(app.sql());
    }

    /** The fidelity proof is a part of it. */
    @Benchmark
    public final Query parse() {
        return parser.parse(tokens);
    }

    /** That part alone. */
    @Benchmark
    public void proof() {
        FidelityProof.check(tokens, query);
    }

    @Benchmark
    public final Bound bind() {
        return Binder.bind(query, schema);
    }

    @Benchmark
    public final Obligations decide() {
        return Admission.decide(app, bound);
    }

    /** Calcite's relational plan, its cost and its lineage. */
    @Benchmark
    public final PlanOutcome plan() {
        return relationalPlanner.plan(bound.query(), app.catalog(), app.scope(), schema.relations());
    }

    @Benchmark
    public final Query rewrite() {
        return PolicyRewriter.rewrite(
                bound, Fences.of(bound, app.catalog().dialect()), app.catalog(), obligations.rowLimit());
    }

    @Benchmark
    public final WrittenSql write() {
        return SqlWriter.write(rewritten, app.catalog().dialect());
    }

    @Benchmark
    public Certificate certificate() {
        return Certifier.certify(written, rewritten, bound, fences, schema, PlanAgreement.holds(outcome, bound));
    }

    /** From the text to the certificate under profile app. */
    @Benchmark
    public Plan whole() {
        return planner.plan(app);
    }

    /** The same under an agents' profile, whose row limit and budgets come on top. */
    @Benchmark
    public Plan wholeForAgents() {
        return planner.plan(internal);
    }

    /** From the text to the certificate, each stage but the relational plan. */
    @Benchmark
    public Certificate withoutRelationalPlan() {
        Bound fresh = Binder.bind(parser.parse(lex()), schema);
        Obligations decided = Admission.decide(app, fresh);
        Fences found = Fences.of(fresh, app.catalog().dialect());
        Query guarded = PolicyRewriter.rewrite(fresh, found, app.catalog(), decided.rowLimit());
        return Certifier.certify(
                SqlWriter.write(guarded, app.catalog().dialect()), guarded, fresh, found, schema, false);
    }
}
