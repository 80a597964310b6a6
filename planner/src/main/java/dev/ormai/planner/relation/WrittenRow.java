package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a policy says of the row that a statement writes, as conditions over the name that the row has there. */
public final class WrittenRow {
    /** Stands for a referenced row; the parents of its own relation have other names. */
    private static final String PARENT = "parent";

    private WrittenRow() {}

    /** An expression of a relation, over another name of its table. */
    public static Expression named(Expression expression, PolicyRelation relation, String name) {
        return renamed(expression, relation.alias(), name);
    }

    /** The expression with another name for one source of its columns. */
    public static Expression renamed(Expression expression, String from, String to) {
        return new Renamed(from, to).expression(expression);
    }

    /** What every permitted row fulfils. */
    public static List<Expression> permitted(PolicyRelation relation, String name) {
        return relation.predicates().stream()
                .flatMap(predicate -> Conjunction.parts(predicate.expression()).stream())
                .map(condition -> named(condition, relation, name))
                .toList();
    }

    /**
     * What policy shows of a column of the written row. A row that was just marked as deleted is shown as it was before, when its mark
     * was none.
     *
     * @param mark the column that was set to mark it, if it was
     */
    public static Expression shown(RelationColumn column, PolicyRelation relation, String name, Optional<String> mark) {
        Expression value = named(column.value(), relation, name);
        if (mark.isEmpty() || !mark.get().equals(column.column().name())) {
            return value;
        }
        int type = column.column().type().jdbcType();
        return type == Types.BOOLEAN || type == Types.BIT
                ? new BooleanLiteral(false)
                : new CaseExpression(
                        Optional.empty(),
                        List.of(new CaseExpression.When(new BooleanLiteral(false), value)),
                        Optional.empty());
    }

    /** As {@link #permitted}, but for a row that was just marked as deleted. */
    public static List<Expression> permittedButDeleted(PolicyRelation relation, String name) {
        return relation.predicates().stream()
                .filter(predicate -> predicate.kind() != RowPredicate.Kind.SOFT_DELETE)
                .flatMap(predicate -> Conjunction.parts(predicate.expression()).stream())
                .map(condition -> named(condition, relation, name))
                .toList();
    }

    /**
     * Every reference among these columns leads to a row that the principal may see:
     * <code>(target.customer_id is null or exists (select 1 from customers as parent where parent.id = target.customer_id and …))</code>.
     */
    public static List<Expression> references(
            PolicyRelation relation, String name, Set<String> columns, GuardedSchema schema) {
        List<Expression> conditions = new ArrayList<>();
        for (ForeignKey key : relation.table().foreignKeys()) {
            Optional<PolicyRelation> parent = schema.relation(key.target())
                    .filter(found -> !found.predicates().isEmpty());
            if (parent.isPresent() && key.columns().stream().anyMatch(columns::contains)) {
                conditions.add(reference(key, parent.get(), name));
            }
        }
        return conditions;
    }

    private static Expression reference(ForeignKey key, PolicyRelation parent, String name) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> alternatives = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            ColumnReference column = ColumnReference.of(name, key.columns().get(i));
            alternatives.add(new IsTest(column, false, IsTest.Test.NULL));
            conditions.add(new BinaryOperation(
                    ColumnReference.of(PARENT, key.targetColumns().get(i)), "=", column));
        }
        conditions.addAll(permitted(parent, PARENT));
        alternatives.add(new Exists(Query.of(Select.of(
                List.of(new SelectItem.Value(new NumberLiteral("1"), Optional.empty())),
                List.of(new TableReference(
                        QualifiedName.of(
                                parent.table().id().schema(),
                                parent.table().id().name()),
                        Optional.of(Alias.of(PARENT)),
                        false,
                        Optional.empty(),
                        Optional.empty())),
                Conjunction.of(conditions)))));
        return new Parenthesized(alternatives.stream()
                .reduce((a, b) -> new BinaryOperation(a, "or", b))
                .orElseThrow());
    }

    private static final class Renamed extends TreeMapper {
        private final String from;
        private final String to;

        Renamed(String from, String to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Expression expression(Expression expression) {
            return expression instanceof ColumnReference reference
                            && reference.qualifier().equals(List.of(from))
                    ? ColumnReference.of(to, reference.column())
                    : super.expression(expression);
        }
    }
}
