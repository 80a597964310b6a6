package dev.ormai.planner.fence;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.bind.Binder;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.rewrite.PolicyRewriter;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Admits what {@link OrmAiPlanner} admits, in the form that it would have if nothing were fenced. Thread-safe. */
public final class UnfencedPlanner implements SqlPlanner {
    private final OrmAiPlanner planner = new OrmAiPlanner();

    @Override
    public Plan plan(SqlRequest request) {
        Plan plan = planner.plan(request);
        return plan instanceof Plan.Forward forward
                ? new Plan.Forward(unfenced(request, forward.sql()), forward.explanation())
                : plan;
    }

    private static AdmittedSql unfenced(SqlRequest request, AdmittedSql fenced) {
        Query query = new StatementParser()
                .parse(Lexer.of(request.catalog().dialect(), request.parameters())
                        .lex(request.sql()));
        Bound bound = Binder.bind(query, GuardedSchema.of(request.policy(), request.catalog(), request.scope()));
        WrittenSql written = SqlWriter.write(
                PolicyRewriter.rewrite(bound, Fences.none(bound), request.catalog(), OptionalLong.empty()),
                request.catalog().dialect());
        return new AdmittedSql(
                written.text(),
                written.parameters(),
                fenced.clientParameters(),
                fenced.patterns(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                fenced.columns(),
                fenced.write());
    }
}
