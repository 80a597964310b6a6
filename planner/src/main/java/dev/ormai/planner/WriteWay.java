package dev.ormai.planner;

import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.bind.WriteBinder;
import dev.ormai.planner.certify.WriteCertifier;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.fence.SealedPatterns;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.names.PinnedNames;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.RelationalPlanner;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.rewrite.RewrittenWrite;
import dev.ormai.planner.rewrite.WriteRewriter;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.Template;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.Obligations;
import java.util.Optional;
import java.util.OptionalLong;

/** The way of a statement that changes rows, behind the parser. What it reads goes the way of a query. */
final class WriteWay {
    private final GuardedSchemas schemas;
    private final RelationalPlanner relationalPlanner;

    WriteWay(GuardedSchemas schemas, RelationalPlanner relationalPlanner) {
        this.schemas = schemas;
        this.relationalPlanner = relationalPlanner;
    }

    Plan forward(SqlRequest request, Tokens tokens, String template, Write write) {
        Dialect dialect = request.catalog().dialect();
        requireCount(write);
        GuardedSchema schema = schemas.of(request.policy(), request.catalog(), request.scope());
        Write pinned = write.mapChildren(PinnedNames.ofStatement(
                request.catalog(), request.scope(), request.policy().sql().allowedFunctions()));
        SealedPatterns patterns = new SealedPatterns();
        BoundWrite bound =
                WriteBinder.bind(dialect == Dialect.POSTGRESQL ? pinned.mapChildren(patterns) : pinned, schema);
        Obligations obligations = Admission.decide(request, bound);
        ModelPolicy model = Admission.model(request.policy(), bound.relation());
        WriteAdmission.reach(bound, model, request.catalog());

        PlanOutcome outcome =
                relationalPlanner.plan(bound.reads().query(), request.catalog(), request.scope(), schema.relations());
        if (outcome instanceof PlanOutcome.Planned) {
            Budgets.check(request.policy(), obligations, outcome);
        }

        Fences fences = Fences.of(bound.reads(), dialect);
        RewrittenWrite rewritten = WriteRewriter.rewrite(bound, fences, model, schema, unusedName(tokens));
        WrittenSql written = rewritten.written(dialect);
        Certificate certificate = WriteCertifier.certify(
                written, rewritten, bound, fences, schema, model, PlanAgreement.holds(outcome, bound.reads()));

        String rewrittenTemplate =
                Template.template(Lexer.of(dialect, ParameterStyle.JDBC).lex(written.text()));
        AdmittedSql admitted = new AdmittedSql(
                written.text(),
                written.parameters(),
                ClientParameters.count(tokens),
                patterns.bound(),
                OptionalLong.empty(),
                obligations.statementTimeoutMillis(),
                ResultColumns.UNKNOWN,
                Optional.of(duty(model, write)));
        return new Plan.Forward(
                admitted,
                Explanations.of(template, rewrittenTemplate, bound.reads(), fences, obligations, outcome, certificate),
                Optional.empty());
    }

    private static WriteDuty duty(ModelPolicy model, Write write) {
        return new WriteDuty(
                model.name(),
                WriteAdmission.operation(write).word(),
                model.writes().requireReason(),
                model.writes().maxAffectedRows());
    }

    /** Rows that a write gives back are not described yet as those of a query are. */
    private static void requireCount(Write write) {
        if (!write.returning().isEmpty()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "RETURNING of a write is not supported yet",
                    "leave it out and read the rows with a query"));
        }
    }

    /** A name that nothing in the statement has. */
    private static String unusedName(Tokens tokens) {
        String name = "target";
        while (occurs(name, tokens)) {
            name += "_";
        }
        return name;
    }

    private static boolean occurs(String name, Tokens tokens) {
        return tokens.tokens().stream().anyMatch(token -> token.text().equalsIgnoreCase(name));
    }
}
