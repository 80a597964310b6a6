package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy relation as the sub-select that stands where its table was named. */
public final class RelationQuery {
    private RelationQuery() {}

    /** <code>select t.id, …, mask as email from schema.customers as t where t.tenant_id = ? and …</code>. */
    public static Query of(PolicyRelation relation, Optional<TableReference.IndexHint> hint) {
        return Query.of(select(relation, hint, List.of()));
    }

    /**
     * The same with a fence: the database computes these rows as they are and evaluates nothing that stands outside before.
     * <code>select … from schema.customers as t where t.tenant_id = ? and t.id = 7 offset 0</code>.
     *
     * @param conjuncts further conditions over the relation's alias; each binds tighter than AND
     */
    public static Query fenced(
            PolicyRelation relation,
            Optional<TableReference.IndexHint> hint,
            List<Expression> conjuncts,
            Dialect dialect) {
        Query plain = Query.of(select(relation, hint, conjuncts));
        return new Query(plain.with(), plain.body(), plain.orderBy(), Optional.of(fence(dialect)), plain.locks());
    }

    /** A limit that limits nothing: no database merges a query that has one, or pushes a condition into it. */
    private static Limit fence(Dialect dialect) {
        Optional<Expression> none = Optional.of(new NumberLiteral("0"));
        return switch (dialect) {
            case POSTGRESQL, H2 -> new Limit(Optional.empty(), none, false, false, Limit.Style.LIMIT_OFFSET);
            case MYSQL ->
                new Limit(
                        Optional.of(new NumberLiteral("18446744073709551615")),
                        Optional.empty(),
                        false,
                        false,
                        Limit.Style.LIMIT_OFFSET);
        };
    }

    private static Select select(
            PolicyRelation relation, Optional<TableReference.IndexHint> hint, List<Expression> conjuncts) {
        List<SelectItem> items =
                relation.columns().stream().map(RelationQuery::item).toList();
        TableReference table = new TableReference(
                QualifiedName.of(relation.source().schema(), relation.source().name()),
                Optional.of(Alias.of(relation.alias())),
                false,
                Optional.empty(),
                hint);
        List<Expression> conditions = Stream.concat(
                        relation.predicates().stream().map(RowPredicate::expression), conjuncts.stream())
                .toList();
        return Select.of(items, List.of(table), Conjunction.of(conditions));
    }

    private static SelectItem item(RelationColumn column) {
        boolean plain = column.value() instanceof ColumnReference reference
                && reference.column().equals(column.column().name());
        return new SelectItem.Value(
                column.value(),
                plain ? Optional.empty() : Optional.of(column.column().name()));
    }
}
