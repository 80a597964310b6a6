package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.bind.WriteBinder;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.fence.LeakproofConditions;
import dev.ormai.planner.fence.WriteFences;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.TenantRule;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Holds a write to the permitted rows of its table.
 * <pre>
 * update orders set total = 5 where status = 'new'
 *   →  update shop.orders as target set total = 5 where target.tenant_id = ? and (target.status = 'new')
 * insert into orders (id, total) values (1, 5)
 *   →  insert into shop.orders as target (id, total, tenant_id) values (1, 5, ?)
 * </pre>
 * A condition that may fail is asked only of permitted rows, by a CASE, which every database evaluates in its order.
 */
public final class WriteRewriter {
    private final BoundWrite bound;
    private final WriteFences fences;
    private final PolicyRelation relation;
    private final ModelPolicy model;
    private final GuardedSchema schema;
    private final Dialect dialect;
    private final String target;
    private final String sourceName;
    private final Optional<ReturnedRows> returned;

    private WriteRewriter(
            BoundWrite bound,
            WriteFences fences,
            ModelPolicy model,
            GuardedSchema schema,
            UnusedNames unused,
            Optional<ReturnedRows> returned) {
        this.bound = bound;
        this.fences = fences;
        this.relation = bound.relation();
        this.model = model;
        this.schema = schema;
        this.dialect = schema.catalog().dialect();
        this.target = unused.like("target");
        this.sourceName = unused.like("source");
        this.returned = returned;
    }

    /**
     * @param unused names that occur nowhere in the statement
     */
    public static RewrittenWrite rewrite(
            BoundWrite bound, WriteFences fences, ModelPolicy model, GuardedSchema schema, UnusedNames unused) {
        Query guarded = new GuardedTables(
                        bound.reads(), fences.reads(), schema.catalog().dialect(), NamedColumns.all())
                .query(bound.reads().query());
        if (schema.catalog().dialect() == Dialect.H2) {
            guarded = new CommonTableNames(schema.catalog().tables().keySet()).query(guarded);
        }
        Optional<ReturnedRows> returned = bound.returned()
                .map(rows -> ReturnedRows.of(
                        rows, fences.returned().orElseThrow(), schema.catalog().dialect(), unused.like("written")));
        return new WriteRewriter(bound, fences, model, schema, unused, returned).rewrite((Select) guarded.body());
    }

    private RewrittenWrite rewrite(Select reads) {
        Iterator<SelectItem> items = reads.items().iterator();
        QualifiedName table = QualifiedName.of(
                relation.table().id().schema(), relation.table().id().name());
        Write write = bound.write();
        if (write instanceof Insert insert) {
            List<String> columns = new ArrayList<>(bound.columns());
            Map<String, Expression> filled = filled();
            columns.addAll(filled.keySet());
            Optional<Query> source = insert.source()
                    .map(rows -> FilledSource.of(
                            ((DerivedTable) reads.from().get(1)).query(), List.copyOf(filled.values()), sourceName));
            List<List<Expression>> rows = source.isPresent() ? List.of() : rows(insert, reads, filled);
            Optional<Conflict> conflict = insert.conflict().map(this::conflict);
            return finished(
                    new Insert(table, insertAlias(), columns, rows, source, conflict, List.of()), false, columns);
        }
        List<FromItem> from = reads.from().subList(1, reads.from().size());
        Optional<Expression> where = where(reads);
        if (write instanceof Update update) {
            List<Update.Assignment> assignments = new ArrayList<>();
            for (int i = 0; i < update.assignments().size(); i++) {
                Expression value = update.assignments().get(i).value();
                assignments.add(new Update.Assignment(
                        bound.columns().get(i),
                        WriteBinder.isDefault(value) ? value : shown(((SelectItem.Value) items.next()).expression())));
            }
            Update changed = new Update(table, Optional.of(target), assignments, from, where, List.of());
            return finished(changed, false, bound.columns());
        }
        Optional<Update.Assignment> mark = marks(model) ? mark() : Optional.empty();
        if (mark.isPresent()) {
            Update marked = new Update(table, Optional.of(target), List.of(mark.get()), from, where, List.of());
            return finished(marked, true, List.of(mark.get().column()));
        }
        return finished(new Delete(table, Optional.of(target), from, where, List.of()), false, List.of());
    }

    private Conflict conflict(Conflict conflict) {
        BoundConflict found = bound.conflict().orElseThrow();
        WrittenColumns shown = new WrittenColumns(bound.references(), found.excluded(), relation, target);
        return ConflictRewriter.rewrite(conflict, found, fences.action(), shown, relation, target);
    }

    /** Only PostgreSQL lets an INSERT name its row; nothing in it needs the name elsewhere. */
    private Optional<String> insertAlias() {
        return dialect == Dialect.POSTGRESQL ? Optional.of(target) : Optional.empty();
    }

    private RewrittenWrite finished(Write write, boolean marks, List<String> columns) {
        Expression right = right(write, marks, columns, relation, schema, target, bound.queried());
        List<Expression> shown = returned.map(ReturnedRows::columns).orElse(List.of()).stream()
                .map(name -> relation.column(name).orElseThrow())
                .map(column -> WrittenRow.shown(column, relation, target, mark(marks, columns)))
                .toList();
        List<SelectItem> returning = dialect == Dialect.POSTGRESQL ? ReturnedRows.items(shown, right) : List.of();
        return new RewrittenWrite(
                write.returning(returning),
                marks,
                target,
                columns,
                returned,
                frame(write, right, shown, returned, model, target, dialect));
    }

    /**
     * What must stand around a write of this model.
     *
     * @param shown the values of what it gives, over the written row
     */
    public static WriteFrame frame(
            Write write,
            Expression right,
            List<Expression> shown,
            Optional<ReturnedRows> returned,
            ModelPolicy model,
            String target,
            Dialect dialect) {
        int most = model.writes().maxAffectedRows();
        OptionalInt mostRows = most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most);
        if (returned.isEmpty()) {
            return WriteFrame.of(write, right, mostRows, target, dialect);
        }
        ReturnedRows rows = returned.get();
        return dialect == Dialect.POSTGRESQL
                ? WriteFrame.giving(rows.source(), rows.columns(), rows.judgement(), mostRows, rows.queried())
                : WriteFrame.givingKeys(shown, rows.columns(), right, mostRows, target);
    }

    /** The column that marks a row as deleted, if that is what the write does. */
    public static Optional<String> mark(boolean marks, List<String> columns) {
        return marks ? Optional.of(columns.get(0)) : Optional.empty();
    }

    /**
     * 1 for a row that may be written so, else null; a row that is removed was permitted by the condition.
     *
     * @param atOnce whether it fails for any other row, for a query of the client's stands over what is written
     */
    public static Expression right(
            Write write,
            boolean marks,
            List<String> columns,
            PolicyRelation relation,
            GuardedSchema schema,
            String target,
            boolean atOnce) {
        List<Expression> conditions = new ArrayList<>();
        if (marks) {
            conditions.addAll(WrittenRow.permittedButDeleted(relation, target));
        } else if (!(write instanceof Delete)) {
            conditions.addAll(WrittenRow.permitted(relation, target));
            Set<String> set = new LinkedHashSet<>(columns);
            if (write instanceof Insert) {
                relation.table().columns().stream().map(Column::name).forEach(set::add);
            }
            conditions.addAll(WrittenRow.references(relation, target, set, schema));
        }
        Expression one = new NumberLiteral("1");
        return Conjunction.of(conditions)
                .<Expression>map(all -> new CaseExpression(
                        Optional.empty(),
                        List.of(new CaseExpression.When(all, one)),
                        atOnce ? Optional.of(Failure.of(WriteFrame.WRONG_ROW, target, "integer")) : Optional.empty()))
                .orElse(one);
    }

    private List<List<Expression>> rows(Insert insert, Select reads, Map<String, Expression> filled) {
        List<Expression> values = reads.from().size() < 2
                ? List.of()
                : ((Values) ((DerivedTable) reads.from().get(1)).query().body())
                        .rows()
                        .get(0);
        Iterator<Expression> next = values.iterator();
        List<List<Expression>> rows = new ArrayList<>();
        for (List<Expression> row : insert.rows()) {
            List<Expression> written = new ArrayList<>();
            row.forEach(value -> written.add(WriteBinder.isDefault(value) ? value : next.next()));
            written.addAll(filled.values());
            rows.add(written);
        }
        if (rows.isEmpty() && !filled.isEmpty()) {
            rows.add(List.copyOf(filled.values()));
        }
        return rows;
    }

    /** The columns that tell whose row it is and that the statement leaves out, with the principal's values. */
    private Map<String, Expression> filled() {
        Map<String, Expression> filled = new LinkedHashMap<>();
        if (model.rows().tenant() instanceof TenantRule.Column tenant) {
            fill(tenant.column(), IdentityValue.TENANT, filled);
        }
        model.rows().owner().ifPresent(owner -> fill(owner, IdentityValue.USER, filled));
        return filled;
    }

    private void fill(String name, IdentityValue identity, Map<String, Expression> filled) {
        Column column = relation.table().columnIgnoringCase(name).orElseThrow();
        if (!bound.columns().contains(column.name())) {
            filled.put(column.name(), new PolicyParameter(new PolicyValue.Identity(identity, column.type())));
        }
    }

    /** Whether a DELETE marks its rows instead of removing them. */
    public static boolean marks(ModelPolicy model) {
        return model.writes().softDelete() && model.rows().softDelete().isPresent();
    }

    private Optional<Update.Assignment> mark() {
        return model.rows()
                .softDelete()
                .flatMap(name -> relation.table().columnIgnoringCase(name))
                .map(column -> new Update.Assignment(column.name(), deleted(column)));
    }

    private static Expression deleted(Column column) {
        return switch (column.type().jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> new BooleanLiteral(true);
            case Types.DATE -> new KeywordValue("current_date", Optional.empty());
            default -> new KeywordValue("current_timestamp", Optional.empty());
        };
    }

    private Expression shown(Expression expression) {
        return new WrittenColumns(bound.references(), relation, target).expression(expression);
    }

    private Optional<Expression> where(Select reads) {
        Map<String, PolicyRelation> known = RelationNames.of(
                bound.write().from(),
                item -> Optional.ofNullable(bound.reads().tables().get(item)));
        List<Expression> permitted = WrittenRow.permitted(relation, target);
        List<Expression> conditions = new ArrayList<>(permitted);
        List<Expression> others = new ArrayList<>();
        for (Expression part : reads.where().map(Conjunction::parts).orElse(List.of())) {
            (isHarmless(part, known) ? conditions : others).add(new Parenthesized(shown(part)));
        }
        Optional<Expression> asked = Conjunction.of(others);
        if (asked.isPresent() && !permitted.isEmpty()) {
            conditions.add(new CaseExpression(
                    Optional.empty(),
                    List.of(new CaseExpression.When(Conjunction.of(permitted).orElseThrow(), asked.get())),
                    Optional.of(new BooleanLiteral(false))));
        } else {
            conditions.addAll(others);
        }
        return Conjunction.of(conditions);
    }

    private boolean isHarmless(Expression condition, Map<String, PolicyRelation> others) {
        Expression own = new WrittenColumns(bound.references(), relation, target).expression(condition);
        return isHarmless(new Parenthesized(own), relation, target, others, dialect);
    }

    /**
     * Whether a condition of a write cannot fail on any row that it may meet.
     *
     * @param others the relations beside the target, by their names
     */
    public static boolean isHarmless(
            Expression condition,
            PolicyRelation relation,
            String target,
            Map<String, PolicyRelation> others,
            Dialect dialect) {
        Map<String, PolicyRelation> all = new HashMap<>(others);
        all.put(target, relation);
        return !hasQuery(condition) && LeakproofConditions.holds(condition, all, dialect);
    }

    /** Whether a query stands in the expression. */
    public static boolean hasQuery(Expression expression) {
        boolean[] found = {false};
        new TreeMapper() {
            @Override
            public Query query(Query query) {
                found[0] = true;
                return query;
            }
        }.expression(expression);
        return found[0];
    }
}
