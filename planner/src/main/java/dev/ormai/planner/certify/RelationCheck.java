package dev.ormai.planner.certify;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.fence.LeakproofConditions;
import dev.ormai.planner.names.AccountNames;
import dev.ormai.planner.names.ReadableVariables;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationQuery;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.UserVariable;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a statement that was read again and accepts two kinds of table: a sub-select that is exactly the policy relation
 * of its table, and the name of a common table expression that is in scope. It shares no code with the binder, so that a
 * fault in the one is seen by the other. Not thread-safe.
 */
final class RelationCheck extends TreeMapper {
    private final GuardedSchema schema;
    private final Set<TableId> tables = new LinkedHashSet<>();
    private final List<TableId> fenced = new ArrayList<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private Set<String> commonTables = Set.of();

    RelationCheck(GuardedSchema schema) {
        this.schema = schema;
    }

    Set<TableId> tables() {
        return tables;
    }

    /** The tables of fenced relations, each as often as it stands behind a fence. */
    List<TableId> fenced() {
        return fenced;
    }

    Set<String> functions() {
        return functions;
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public Query query(Query query) {
        Set<String> outside = commonTables;
        query.with().ifPresent(this::define);
        Query rest = new Query(Optional.empty(), query.body(), query.orderBy(), query.limit(), query.locks());
        rest.mapChildren(this);
        commonTables = outside;
        return query;
    }

    /** Under RECURSIVE every name is known to every table expression, otherwise only to the ones behind it. */
    private void define(With with) {
        Set<String> known = new HashSet<>(commonTables);
        if (with.recursive()) {
            with.tables().forEach(table -> known.add(table.name()));
        }
        for (With.CommonTable table : with.tables()) {
            defined(table.name());
            commonTables = Set.copyOf(known);
            query(table.query());
            known.add(table.name());
        }
        commonTables = Set.copyOf(known);
    }

    /** H2 looks for a table first: there the name of a common table expression must be nobody else's. */
    private void defined(String name) {
        boolean taken = schema.catalog().tables().keySet().stream()
                .anyMatch(id -> id.name().equals(name));
        if (taken && schema.catalog().dialect() == Dialect.H2) {
            faults.add("common table expression %s has the name of a table".formatted(name));
        }
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof TableReference reference) {
            common(reference.name());
            return super.from(reference);
        }
        if (item instanceof DerivedTable derived) {
            Optional<PolicyRelation> relation = relation(derived.query());
            if (relation.isPresent()) {
                tables.add(relation.get().table().id());
                if (derived.query().limit().isPresent()) {
                    fenced.add(relation.get().table().id());
                }
                return derived;
            }
        }
        return super.from(item);
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (body instanceof TableBody table) {
            common(table.table());
        }
        return super.body(body);
    }

    private void common(QualifiedName name) {
        if (name.parts().size() != 1 || !commonTables.contains(name.last())) {
            faults.add("table %s stands outside its policy relation".formatted(name));
        }
    }

    /**
     * The relation that this query is, plain or fenced, to the last node; columns of it may be left out, and index hints may stand
     * at its one table.
     */
    Optional<PolicyRelation> relation(Query query) {
        if (query.body() instanceof Select select
                && select.from().size() == 1
                && select.from().get(0) instanceof TableReference reference
                && reference.name().parts().size() == 2) {
            TableId id = new TableId(
                    reference.name().parts().get(0), reference.name().last());
            return schema.over(id).stream()
                    .map(relation -> shown(relation, select))
                    .filter(relation ->
                            RelationQuery.of(relation, reference.hint()).equals(query)
                                    || fenced(relation, reference, select).equals(Optional.of(query)))
                    .findFirst();
        }
        return Optional.empty();
    }

    /** The relation with those of its columns that a select list names, and no others. */
    private static PolicyRelation shown(PolicyRelation relation, Select select) {
        Set<String> names = new HashSet<>();
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.Value value) {
                value.alias()
                        .or(() -> value.expression() instanceof ColumnReference column
                                ? Optional.of(column.column())
                                : Optional.empty())
                        .ifPresent(names::add);
            }
        }
        return relation.keeping(relation.columns().stream()
                .filter(column -> names.contains(column.column().name()))
                .toList());
    }

    /** What this relation would be with a fence, if all that stands behind the policy's conditions is harmless. */
    private Optional<Query> fenced(PolicyRelation relation, TableReference reference, Select select) {
        int own = relation.predicates().stream()
                .mapToInt(predicate -> Conjunction.parts(predicate.expression()).size())
                .sum();
        List<Expression> further = select.where().map(Conjunction::parts).orElse(List.of()).stream()
                .skip(own)
                .toList();
        Dialect dialect = schema.catalog().dialect();
        return further.stream().allMatch(condition -> LeakproofConditions.holds(condition, relation, dialect))
                ? Optional.of(RelationQuery.fenced(relation, reference.hint(), further, dialect))
                : Optional.empty();
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof PolicyParameter) {
            faults.add("a value of the policy's stands outside a policy relation");
        } else if (expression instanceof FunctionCall call) {
            functions.add(call.name().key());
            BuiltInTypes.fault(call).ifPresent(faults::add);
        } else if (expression instanceof KeywordCall call) {
            functions.add(call.function());
        } else if (expression instanceof SystemVariable variable && !ReadableVariables.isOwn(variable)) {
            faults.add("variable %s is read".formatted(variable));
        }
        if (expression instanceof UserVariable variable) {
            faults.add("variable @%s is used".formatted(variable.name()));
        }
        if (AccountNames.isAsked(expression, schema.catalog().dialect())) {
            faults.add("the account is asked for");
        }
        return super.expression(expression);
    }
}
