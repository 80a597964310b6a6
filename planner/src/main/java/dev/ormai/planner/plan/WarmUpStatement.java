package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RowPredicate;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.policy.FieldRule;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement with a join, a group, a query inside and an order, over a table that is not there. */
record WarmUpStatement(Query query, Catalog catalog, NameScope scope, Map<TableId, PolicyRelation> relations) {
    static WarmUpStatement make() {
        TableId id = new TableId("warm", "up");
        Column column = new Column("a", new ColumnType(Types.VARCHAR, "varchar", 10, 0), true);
        Table table = new Table(id, List.of(column), List.of("a"), List.of());
        Expression a = ColumnReference.of("r", "a");
        PolicyRelation relation = new PolicyRelation(
                table,
                "Up",
                "r",
                List.of(new RelationColumn(column, FieldRule.ALLOW, a)),
                List.of(new RowPredicate(RowPredicate.Kind.FILTER, equal(a, new StringLiteral("x")))));
        return new WarmUpStatement(
                joinAndGroup(),
                Catalog.of(Dialect.POSTGRESQL, "warm", false, List.of(table)),
                new NameScope(List.of("warm")),
                Map.of(id, relation));
    }

    /** <code>select l.a, max(r.a) from up as l join up as r on l.a = r.a where exists (select …) group by l.a order by 1</code> */
    private static Query joinAndGroup() {
        Expression left = ColumnReference.of("l", "a");
        Expression right = ColumnReference.of("r", "a");
        Select inner = Select.of(
                List.of(value(ColumnReference.of("i", "a"))),
                List.of(up("i")),
                Optional.of(equal(ColumnReference.of("i", "a"), left)));
        Select select = new Select(
                Optional.empty(),
                List.of(),
                List.of(value(left), value(FunctionCall.of("max", right))),
                List.of(new Join(up("l"), Join.Kind.INNER, false, up("r"), new Join.On(equal(left, right)))),
                Optional.of(new Exists(Query.of(inner))),
                Optional.of(new GroupBy(List.of(new GroupItem.Plain(left)), false)),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return new Query(
                Optional.empty(),
                select,
                List.of(new OrderItem(left, Optional.empty(), Optional.empty())),
                Optional.empty(),
                List.of());
    }

    private static Expression equal(Expression left, Expression right) {
        return new BinaryOperation(left, "=", right);
    }

    private static SelectItem value(Expression expression) {
        return new SelectItem.Value(expression, Optional.empty());
    }

    private static FromItem up(String alias) {
        return new TableReference(
                QualifiedName.of("up"), Optional.of(Alias.of(alias)), false, Optional.empty(), Optional.empty());
    }
}
