package dev.ormai.planner.certify;

import dev.ormai.planner.Certificate;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.fence.WriteFences;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.Reread;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.rewrite.ConflictRewriter;
import dev.ormai.planner.rewrite.RelationNames;
import dev.ormai.planner.rewrite.ReturnedRows;
import dev.ormai.planner.rewrite.RewrittenWrite;
import dev.ormai.planner.rewrite.WriteRewriter;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.With;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.TenantRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves of a text that it writes its table only where the policy's conditions hold, that every written row is judged by
 * them, and that all it reads are policy relations. Pure.
 */
public final class WriteCertifier {
    private final RewrittenWrite rewritten;
    private final BoundWrite bound;
    private final WriteFences fences;
    private final GuardedSchema schema;
    private final ModelPolicy model;
    private final PolicyRelation relation;
    private final Dialect dialect;
    private final RelationCheck check;
    private final WrittenRowCheck rows;
    private final WrittenRowCheck rowsInTheWay;

    private WriteCertifier(
            RewrittenWrite rewritten, BoundWrite bound, WriteFences fences, GuardedSchema schema, ModelPolicy model) {
        this.fences = fences;
        this.rewritten = rewritten;
        this.bound = bound;
        this.schema = schema;
        this.model = model;
        this.dialect = schema.catalog().dialect();
        TableId id = new TableId(
                rewritten.write().table().parts().get(0),
                rewritten.write().table().last());
        this.relation = schema.relation(id).orElseThrow(() -> Certifier.failed("no relation of " + id));
        this.check = new RelationCheck(schema);
        this.rows = new WrittenRowCheck(relation, rewritten.target());
        this.rowsInTheWay = WrittenRowCheck.withExcluded(relation, rewritten.target());
    }

    /** @throws dev.ormai.policy.RefusedException INTERNAL_ERROR if the proof fails */
    public static Certificate certify(
            WrittenSql sql,
            RewrittenWrite rewritten,
            BoundWrite bound,
            WriteFences fences,
            GuardedSchema schema,
            ModelPolicy model,
            boolean confirmedByPlan) {
        return new WriteCertifier(rewritten, bound, fences, schema, model).certify(sql, confirmedByPlan);
    }

    private Certificate certify(WrittenSql sql, boolean confirmedByPlan) {
        Write write = reread(sql);
        if (write instanceof Insert insert) {
            insert(insert);
        } else if (write instanceof Update update) {
            update(update);
        } else {
            condition(((Delete) write).where(), sources(write));
        }
        returning(write);
        if (!check.faults().isEmpty()) {
            throw Certifier.failed(String.join("; ", check.faults()));
        }
        Set<TableId> tables = new LinkedHashSet<>(check.tables());
        tables.add(relation.table().id());
        if (!tables.equals(Set.copyOf(bound.touched().tableIds()))) {
            throw Certifier.failed("the rewritten statement touches %s instead of %s"
                    .formatted(tables, bound.touched().tableIds()));
        }
        if (!bound.touched().functions().containsAll(check.functions())) {
            throw Certifier.failed("the rewritten statement calls a function that the original does not");
        }
        fences();
        secondReader(sql, write);
        return new Certificate(
                Certifier.digest(sql.text()), List.copyOf(tables), List.copyOf(check.functions()), confirmedByPlan);
    }

    /** The write between its frame, which is the one that the policy asks for, to the last character. */
    private Write reread(WrittenSql sql) {
        Write write = rewritten.write();
        WriteFrame frame = WriteRewriter.frame(
                write, right(write), shown(), rewritten.returned(), model, rewritten.target(), dialect);
        WrittenSql inner = SqlWriter.write(write, dialect);
        Optional<WrittenSql> rows = rewritten.returned().flatMap(returned -> returned.written(dialect));
        if (!sql.equals(frame.around(inner, rows))) {
            throw Certifier.failed("the rows that are written are not judged");
        }
        int around =
                tokens(frame.before().text() + frame.between() + frame.behind().text());
        int within =
                tokens(inner.text()) + rows.map(given -> tokens(given.text())).orElse(0);
        if (tokens(sql.text()) != around + within) {
            throw Certifier.failed("what is written reads otherwise within its frame");
        }
        Write reread = Reread.write(inner, dialect);
        if (!reread.equals(write)) {
            throw Certifier.failed("the rewritten statement does not read back as it was written");
        }
        return reread;
    }

    private int tokens(String text) {
        return Lexer.of(dialect, ParameterStyle.JDBC).lex(text).tokens().size();
    }

    private Expression right(Write write) {
        return WriteRewriter.right(
                write, rewritten.marks(), rewritten.columns(), relation, schema, rewritten.target(), bound.queried());
    }

    /** A value of the policy's is bound only where it says whose row it is. */
    private void insert(Insert insert) {
        for (List<Expression> row : insert.rows()) {
            for (int i = 0; i < row.size(); i++) {
                if (!(row.get(i) instanceof PolicyParameter parameter)
                        || !tells(insert.columns().get(i), parameter)) {
                    client(row.get(i));
                }
            }
        }
        insert.source().ifPresent(source -> source(insert.columns(), source));
        setsOnly(insert.columns().stream().filter(column -> !isIdentity(column)).toList());
        insert.conflict().ifPresent(this::conflict);
    }

    /** The key is told by shown columns alone; a row is changed only behind the policy's conditions. */
    private void conflict(Conflict conflict) {
        new KeyCheck(relation).check(conflict);
        conflict.keys().forEach(check::expression);
        conflict.predicate().ifPresent(check::expression);
        if (!conflict.updates()) {
            return;
        }
        setsOnly(conflict.assignments().stream().map(Update.Assignment::column).toList());
        conflict.assignments().forEach(assignment -> inTheWay(assignment.value()));
        Optional<Expression> asked = conflict.where();
        if (!WrittenRow.permitted(relation, rewritten.target()).isEmpty()) {
            asked = conflict.where()
                    .filter(CaseExpression.class::isInstance)
                    .map(choice -> ((CaseExpression) choice).branches().get(0).result());
            if (asked.isEmpty()
                    || !conflict.where().equals(ConflictRewriter.condition(asked, relation, rewritten.target()))) {
                throw Certifier.failed("a row in the way is changed that the policy does not permit");
            }
        }
        asked.ifPresent(this::inTheWay);
    }

    private void inTheWay(Expression expression) {
        check.expression(rowsInTheWay.withoutRow(expression));
        noFaults(rowsInTheWay);
    }

    /** A query of the client's over policy relations; behind its columns may stand values of the policy's. */
    private void source(List<String> columns, Query source) {
        Query own = source;
        if (source.body() instanceof Select select) {
            int last = select.items().size();
            int column = columns.size();
            while (last > 0
                    && column > 0
                    && select.items().get(last - 1) instanceof SelectItem.Value value
                    && value.expression() instanceof PolicyParameter parameter
                    && tells(columns.get(column - 1), parameter)) {
                last--;
                column--;
            }
            Select without = new Select(
                    select.distinct(),
                    select.modifiers(),
                    select.items().subList(0, last),
                    select.from(),
                    select.where(),
                    select.groupBy(),
                    select.having(),
                    select.windows(),
                    select.qualify());
            own = new Query(source.with(), without, source.orderBy(), source.limit(), source.locks());
        }
        check.query(rows.query(own));
        noFaults();
    }

    /** What is read beside the target: policy relations, and by which names. */
    private Map<String, PolicyRelation> sources(Write write) {
        write.from().forEach(item -> check.from(rows.from(item)));
        noFaults();
        return RelationNames.of(
                write.from(),
                item -> item instanceof DerivedTable derived ? check.relation(derived.query()) : Optional.empty());
    }

    private void noFaults() {
        noFaults(rows);
    }

    private static void noFaults(WrittenRowCheck rows) {
        if (!rows.faults().isEmpty()) {
            throw Certifier.failed(String.join("; ", rows.faults()));
        }
    }

    private boolean isIdentity(String column) {
        return tenant().filter(column::equalsIgnoreCase).isPresent()
                || model.rows().owner().filter(column::equalsIgnoreCase).isPresent();
    }

    private Optional<String> tenant() {
        return model.rows().tenant() instanceof TenantRule.Column tenant
                ? Optional.of(tenant.column())
                : Optional.empty();
    }

    private boolean tells(String column, PolicyParameter parameter) {
        if (!(parameter.value() instanceof PolicyValue.Identity identity)) {
            return false;
        }
        boolean tenant = identity.identity().equals(IdentityValue.TENANT)
                && tenant().filter(column::equalsIgnoreCase).isPresent();
        boolean owner = identity.identity().equals(IdentityValue.USER)
                && model.rows().owner().filter(column::equalsIgnoreCase).isPresent();
        return tenant || owner;
    }

    private void update(Update update) {
        if (!rewritten.marks()) {
            update.assignments().forEach(assignment -> client(assignment.value()));
            setsOnly(
                    update.assignments().stream().map(Update.Assignment::column).toList());
        }
        condition(update.where(), sources(update));
    }

    private void setsOnly(List<String> columns) {
        for (String column : columns) {
            if (relation.column(column).filter(c -> !c.masked()).isEmpty()) {
                throw Certifier.failed("column %s is written".formatted(column));
            }
        }
    }

    /** The policy's conditions first; behind them what cannot fail, and what is asked of permitted rows only. */
    private void condition(Optional<Expression> where, Map<String, PolicyRelation> others) {
        List<Expression> permitted = WrittenRow.permitted(relation, rewritten.target());
        List<Expression> parts = where.map(Conjunction::parts).orElse(List.of());
        if (parts.size() < permitted.size()
                || !parts.subList(0, permitted.size()).equals(permitted)) {
            throw Certifier.failed("rows are written that the policy does not permit");
        }
        for (Expression part : parts.subList(permitted.size(), parts.size())) {
            boolean harmless = WriteRewriter.isHarmless(part, relation, rewritten.target(), others, dialect);
            if (!permitted.isEmpty() && !harmless) {
                client(asked(part, permitted));
            } else {
                client(part);
            }
        }
    }

    private static Expression asked(Expression part, List<Expression> permitted) {
        boolean guarded = part instanceof CaseExpression choice
                && choice.operand().isEmpty()
                && choice.branches().size() == 1
                && Conjunction.parts(choice.branches().get(0).condition()).equals(permitted)
                && choice.otherwise().equals(Optional.of(new BooleanLiteral(false)));
        if (!guarded) {
            throw Certifier.failed("a condition that may fail is asked of hidden rows");
        }
        return ((CaseExpression) part).branches().get(0).result();
    }

    /** The columns that are given back as policy shows them, and behind them the judgement. */
    private void returning(Write write) {
        List<SelectItem> wanted = new ArrayList<>();
        if (dialect == Dialect.POSTGRESQL) {
            shown().forEach(value -> wanted.add(new SelectItem.Value(value, Optional.empty())));
            wanted.add(new SelectItem.Value(right(write), Optional.empty()));
        }
        if (!write.returning().equals(wanted)) {
            throw Certifier.failed("the rows that are written are not judged");
        }
        if (dialect == Dialect.POSTGRESQL) {
            rewritten.returned().ifPresent(this::rows);
        }
    }

    private List<Expression> shown() {
        List<Expression> values = new ArrayList<>();
        for (String name : rewritten.returned().map(ReturnedRows::columns).orElse(List.of())) {
            RelationColumn column = relation.column(name)
                    .orElseThrow(() -> Certifier.failed("column %s is given back".formatted(name)));
            Optional<String> mark = WriteRewriter.mark(rewritten.marks(), rewritten.columns());
            values.add(WrittenRow.shown(column, relation, rewritten.target(), mark));
        }
        return values;
    }

    /** A plain select over the written rows; what else it reads are policy relations. */
    private void rows(ReturnedRows returned) {
        Query query = Reread.query(SqlWriter.write(returned.query(), dialect), dialect);
        if (!query.equals(returned.query())) {
            throw Certifier.failed("the rows that are given back do not read back as they were written");
        }
        if (bound.queried() != returned.queried()) {
            throw Certifier.failed("rows are given back before they are judged");
        }
        Query own = returned.queried() ? queried(returned, query) : query;
        List<SelectItem> items = own.body() instanceof Select select ? select.items() : List.of();
        List<FromItem> from = own.body() instanceof Select select ? select.from() : List.of();
        boolean plain = from.size() == 1
                && from.get(0) instanceof DerivedTable derived
                && derived.alias().isPresent()
                && from.get(0)
                        .equals(ReturnedRows.relation(
                                returned.columns(),
                                returned.source(),
                                derived.alias().get().name()))
                && own.equals(Query.of(Select.of(items, from, Optional.empty())));
        if (!plain) {
            throw Certifier.failed("rows are given back that the statement did not write");
        }
        items.forEach(check::selectItem);
    }

    /** The client's query in a select of everything; all that it reads are policy relations and the rows, by their name in WITH alone. */
    private Query queried(ReturnedRows returned, Query query) {
        Query clients = returned.clients();
        boolean around = query.body() instanceof Select select
                && query.equals(Query.of(select))
                && select.equals(Select.of(
                        List.of(new SelectItem.AllColumns(Optional.empty())), select.from(), Optional.empty()))
                && select.from().size() == 1
                && select.from().get(0) instanceof DerivedTable derived
                && derived.query().equals(clients)
                && !derived.lateral();
        if (!around
                || clients.with().isEmpty()
                || clients.with().get().recursive()
                || clients.with().get().tables().size() != 1
                || !clients.locks().isEmpty()) {
            throw Certifier.failed("rows are given back before they are judged");
        }
        With.CommonTable rows = clients.with().get().tables().get(0);
        Query nothing = Query.of(Select.of(
                List.of(new SelectItem.Value(new NullLiteral(), Optional.empty())), List.of(), Optional.empty()));
        With without = new With(
                false, List.of(new With.CommonTable(rows.name(), rows.columns(), rows.materialized(), nothing)));
        check.query(
                new Query(Optional.of(without), clients.body(), clients.orderBy(), clients.limit(), clients.locks()));
        return rows.query();
    }

    /** What the client said: the written row as policy shows it, policy relations, nothing else. */
    private void client(Expression expression) {
        check.expression(rows.withoutRow(expression));
        noFaults();
    }

    /** The target has none: what could fail on its rows stands behind the policy's conditions, or is asked when all are judged. */
    private void fences() {
        Map<TableId, Integer> wanted = new HashMap<>();
        count(fences.reads(), bound.reads(), 1, wanted);
        fences.returned().ifPresent(more -> count(more, bound.returned().orElseThrow(), 1, wanted));
        fences.action()
                .ifPresent(more -> count(
                        more, bound.conflict().flatMap(BoundConflict::action).orElseThrow(), 2, wanted));
        wanted.forEach((table, count) -> {
            if (Collections.frequency(check.fenced(), table) < count) {
                throw Certifier.failed("a fence around %s is missing in the rewritten statement".formatted(table));
            }
        });
    }

    /** @param own how many of the first sources are the written row itself */
    private void count(Fences found, Bound query, int own, Map<TableId, Integer> wanted) {
        found.count().forEach((table, count) -> wanted.merge(table, count, Integer::sum));
        List<FromItem> from = BoundWrite.given(query).from();
        for (FromItem written : from.subList(0, own)) {
            if (found.at(written).isPresent()) {
                wanted.merge(relation.table().id(), -1, Integer::sum);
            }
        }
    }

    private void secondReader(WrittenSql sql, Write write) {
        Set<TableId> behind = new LinkedHashSet<>(RelationTables.of(bound.touched()));
        behind.addAll(RelationTables.of(right(write)));
        SecondReader.tables(sql.text()).ifPresent(found -> {
            if (!behind.containsAll(found)) {
                throw Certifier.failed("another parser finds tables %s in the rewritten statement".formatted(found));
            }
        });
    }
}
