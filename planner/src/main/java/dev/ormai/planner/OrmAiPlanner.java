package dev.ormai.planner;

import dev.ormai.planner.bind.Binder;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.certify.Certifier;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.fence.SealedPatterns;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.names.CommonTableSpelling;
import dev.ormai.planner.names.PinnedNames;
import dev.ormai.planner.names.UserVariables;
import dev.ormai.planner.parse.ResultLabels;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.RelationalPlanner;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.result.ResultSearch;
import dev.ormai.planner.rewrite.PolicyRewriter;
import dev.ormai.planner.shape.KeyLookup;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.planner.shape.TextTemplate;
import dev.ormai.planner.system.SystemCalls;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.Template;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.Obligations;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The way of a statement, from its text to the text that runs. Thread-safe. */
public final class OrmAiPlanner implements SqlPlanner {
    private final GuardedSchemas schemas = new GuardedSchemas();
    private final StatementParser parser = new StatementParser();
    private final RelationalPlanner relationalPlanner = new RelationalPlanner();

    @Override
    public Plan plan(SqlRequest request) {
        return plan(request, (tokens, template) -> {
            Optional<SessionStatement> session = parser.parseSession(tokens);
            if (session.isPresent()) {
                return SessionWay.forward(
                        request,
                        template,
                        schemas.of(request.policy(), request.catalog(), request.scope()),
                        session.get());
            }
            WriteWay writes = new WriteWay(schemas, relationalPlanner);
            Optional<WritingQuery> writing = parser.parseWritingQuery(tokens);
            if (writing.isPresent()) {
                return writes.forward(request, tokens, template, writing.get());
            }
            Optional<Write> write = parser.parseWrite(tokens);
            return write.isPresent()
                    ? writes.forward(request, tokens, template, write.get())
                    : forward(request, ResultLabels.keep(parser.parseStatement(tokens)), tokens, template);
        });
    }

    /** Enters where a parsed text would: the tree is the statement, and its own text has to read back as that tree. */
    @Override
    public Plan plan(TreeRequest request) {
        SqlRequest written = request.written();
        return plan(
                written,
                (tokens, template) -> request.tree() instanceof Query query
                        ? forward(written, ReadBack.proved(query, parser.parse(tokens)), tokens, template)
                        : new WriteWay(schemas, relationalPlanner)
                                .forward(written, tokens, template, proved((Write) request.tree(), tokens)));
    }

    private Write proved(Write built, Tokens tokens) {
        return ReadBack.proved(
                built,
                parser.parseWrite(tokens)
                        .orElseThrow(() -> new IllegalStateException("a write does not read back as one")));
    }

    private Plan plan(SqlRequest request, BiFunction<Tokens, String, Plan> way) {
        Optional<String> template = Optional.empty();
        try {
            Tokens tokens =
                    Lexer.of(request.catalog().dialect(), request.parameters()).lex(request.sql());
            template = Optional.of(Template.template(tokens));
            return way.apply(tokens, template.get());
        } catch (LexException e) {
            return new Plan.Refuse(Failures.unreadable(e), template);
        } catch (RefusedException e) {
            return new Plan.Refuse(e.refusal(), template);
        } catch (StackOverflowError e) {
            return new Plan.Refuse(Failures.tooDeep(), template);
        } catch (RuntimeException e) {
            return new Plan.Refuse(Failures.internal(e, template), template);
        }
    }

    private Plan forward(SqlRequest request, Query parsed, Tokens tokens, String template) {
        GuardedSchema schema = schemas.of(request.policy(), request.catalog(), request.scope());
        Dialect dialect = request.catalog().dialect();
        Query spelled = dialect == Dialect.MYSQL ? UserVariables.resolve(CommonTableSpelling.unify(parsed)) : parsed;
        Query query = SystemCalls.replace(spelled, dialect, schema.visiblePath());
        Query pinned = PinnedNames.ofStatement(
                        request.catalog(),
                        request.scope(),
                        request.policy().sql().allowedFunctions())
                .query(query);
        SealedPatterns patterns = new SealedPatterns();
        boolean samples = dialect == Dialect.POSTGRESQL;
        Bound bound = Binder.bind(samples ? patterns.query(pinned) : pinned, schema);
        Obligations obligations = Admission.decide(request, bound);

        PlanOutcome outcome =
                relationalPlanner.plan(bound.query(), request.catalog(), request.scope(), relations(bound, schema));
        Budgets.check(request.policy(), obligations, outcome);

        Fences fences = Fences.of(bound, dialect);
        Query rewritten = PolicyRewriter.rewrite(bound, fences, request.catalog(), obligations.rowLimit());
        WrittenSql written = SqlWriter.write(rewritten, dialect);
        Certificate certificate =
                Certifier.certify(written, rewritten, bound, fences, schema, PlanAgreement.holds(outcome, bound));

        String rewrittenTemplate =
                Template.template(Lexer.of(dialect, ParameterStyle.JDBC).lex(written.text()));
        AdmittedSql admitted = new AdmittedSql(
                written.text(),
                written.parameters(),
                ClientParameters.count(tokens),
                patterns.bound(),
                obligations.rowLimit(),
                obligations.statementTimeoutMillis(),
                ResultSearch.of(bound, request.catalog()),
                Optional.empty());
        return new Plan.Forward(
                admitted,
                Explanations.of(template, rewrittenTemplate, bound, fences, obligations, outcome, certificate),
                query.equals(parsed) ? template(request, tokens, bound, outcome, written) : Optional.empty());
    }

    /**
     * Not asked for where calls were replaced: how they are depends on their literals. Why a statement has no relational plan may depend on its literals, and what is told of it too. */
    private static Optional<TextTemplate> template(
            SqlRequest request, Tokens tokens, Bound bound, PlanOutcome outcome, WrittenSql written) {
        return outcome instanceof PlanOutcome.Planned
                ? StatementShape.of(request.sql(), request.catalog().dialect())
                        .flatMap(shape -> TextTemplate.of(shape, tokens, written, KeyLookup.is(bound)))
                : Optional.empty();
    }

    private static Map<TableId, PolicyRelation> relations(Bound bound, GuardedSchema schema) {
        boolean system = bound.uses().stream().anyMatch(use -> use.relation().system());
        return system ? schema.withSystem() : schema.relations();
    }

    /** Loads what the first statement would wait for; about a second on a cold machine. */
    public void warmUp() {
        plan(WarmUp.request());
    }
}
