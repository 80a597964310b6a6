package dev.ormai.planner;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.bind.WriteBinder;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.certify.WriteCertifier;
import dev.ormai.planner.fence.SealedPatterns;
import dev.ormai.planner.fence.WriteFences;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.names.PinnedNames;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.RelationalPlanner;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.result.ResultSearch;
import dev.ormai.planner.rewrite.RewrittenWrite;
import dev.ormai.planner.rewrite.UnusedNames;
import dev.ormai.planner.rewrite.WriteRewriter;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
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
        requireCount(write, dialect);
        Write pinned = write.mapChildren(pinned(request));
        SealedPatterns patterns = new SealedPatterns();
        BoundWrite bound = WriteBinder.bind(
                dialect == Dialect.POSTGRESQL ? pinned.mapChildren(patterns) : pinned, request.keys(), schema(request));
        return forward(request, tokens, template, bound, patterns);
    }

    /** A query over what a write gives. */
    Plan forward(SqlRequest request, Tokens tokens, String template, WritingQuery query) {
        SealedPatterns patterns = new SealedPatterns();
        WritingQuery sealed = query.mapChildren(pinned(request)).mapChildren(patterns);
        return forward(request, tokens, template, WriteBinder.bind(sealed, schema(request)), patterns);
    }

    private GuardedSchema schema(SqlRequest request) {
        return schemas.of(request.policy(), request.catalog(), request.scope());
    }

    private static PinnedNames pinned(SqlRequest request) {
        return PinnedNames.ofStatement(
                request.catalog(), request.scope(), request.policy().sql().allowedFunctions());
    }

    private Plan forward(
            SqlRequest request, Tokens tokens, String template, BoundWrite bound, SealedPatterns patterns) {
        Dialect dialect = request.catalog().dialect();
        GuardedSchema schema = schema(request);
        Obligations obligations = Admission.decide(request, bound);
        ModelPolicy model = Admission.model(request.policy(), bound.relation());
        WriteAdmission.reach(bound, model, request.catalog());

        PlanOutcome outcome = planned(bound.reads(), request, obligations, schema);
        boolean confirmed = PlanAgreement.holds(outcome, bound.reads());
        if (bound.returned().isPresent()) {
            PlanOutcome rows = planned(bound.returned().get(), request, obligations, schema);
            confirmed &= PlanAgreement.holds(rows, bound.returned().get());
        }

        Optional<Bound> action = bound.conflict().flatMap(BoundConflict::action);
        if (action.isPresent()) {
            confirmed &= PlanAgreement.holds(
                    relationalPlanner.plan(
                            action.get().query(), request.catalog(), request.scope(), schema.relations()),
                    action.get());
        }

        WriteFences fences = WriteFences.of(bound, dialect);
        RewrittenWrite rewritten = WriteRewriter.rewrite(bound, fences, model, schema, new UnusedNames(tokens));
        WrittenSql written = rewritten.written(dialect);
        Certificate certificate = WriteCertifier.certify(written, rewritten, bound, fences, schema, model, confirmed);

        String rewrittenTemplate =
                Template.template(Lexer.of(dialect, ParameterStyle.JDBC).lex(written.text()));
        AdmittedSql admitted = new AdmittedSql(
                written.text(),
                written.parameters(),
                ClientParameters.count(tokens),
                patterns.bound(),
                bound.returned().isPresent() ? obligations.rowLimit() : OptionalLong.empty(),
                obligations.statementTimeoutMillis(),
                columns(bound, rewritten, request.catalog()),
                Optional.of(duty(model, bound, request.keys(), WriteAdmission.needsApproval(bound, obligations))));
        return new Plan.Forward(
                admitted,
                Explanations.of(
                        template,
                        rewrittenTemplate,
                        bound.touched(),
                        fences.reads(),
                        obligations,
                        outcome,
                        certificate),
                Optional.empty());
    }

    private PlanOutcome planned(Bound query, SqlRequest request, Obligations obligations, GuardedSchema schema) {
        PlanOutcome outcome =
                relationalPlanner.plan(query.query(), request.catalog(), request.scope(), schema.relations());
        if (outcome instanceof PlanOutcome.Planned) {
            Budgets.check(request.policy(), obligations, outcome);
        }
        return outcome;
    }

    private static ResultColumns columns(BoundWrite bound, RewrittenWrite rewritten, Catalog catalog) {
        if (bound.returned().isEmpty()) {
            return ResultColumns.UNKNOWN;
        }
        ResultColumns columns = ResultSearch.of(bound.returned().get(), catalog);
        return catalog.dialect() == Dialect.H2 ? columns.from(statementName(rewritten.write())) : columns;
    }

    /** What H2 calls the table of rows that a statement wrote. */
    private static String statementName(Write write) {
        return write instanceof Insert ? "INSERT" : "UPDATE";
    }

    private static WriteDuty duty(ModelPolicy model, BoundWrite bound, WantedKeys wanted, boolean needsApproval) {
        Write write = bound.write();
        WriteDuty.Gives rows =
                wanted.equals(WantedKeys.NONE) || bound.queried() ? WriteDuty.Gives.ROWS : WriteDuty.Gives.KEYS;
        return new WriteDuty(
                model.name(),
                WriteAdmission.operation(write).word(),
                model.writes().requireReason(),
                needsApproval,
                model.writes().maxAffectedRows(),
                write.returning().isEmpty() ? WriteDuty.Gives.COUNT : rows);
    }

    private static void requireCount(Write write, Dialect dialect) {
        if (!write.returning().isEmpty() && dialect != Dialect.POSTGRESQL) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "RETURNING of a write is not supported on this database",
                    "leave it out and read the rows with a query"));
        }
    }
}
