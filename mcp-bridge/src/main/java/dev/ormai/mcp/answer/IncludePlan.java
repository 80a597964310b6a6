package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.mcp.model.Link;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.model.Value;
import dev.ormai.mcp.request.Include;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the related records of many records are read by one statement: those whose key is one of the records', numbered for
 * each of them, and of these the first few.
 * <pre>
 * select r.id, …, r.ormai_row, r.ormai_count
 * from (select m.id, …, row_number() over (partition by m.customer_id order by m.id) as ormai_row,
 *              count(*) over (partition by m.customer_id) as ormai_count
 *       from orders as m where m.customer_id in (?, ?, …)) as r
 * where r.ormai_row &lt;= 5 order by r.ormai_row, r.customer_id
 * </pre>
 *
 * @param take related records for each record at most
 */
record IncludePlan(
        Include include,
        Link link,
        Model target,
        Selection selection,
        long take,
        List<IncludePlan> children,
        Dialect dialect) {
    private static final long DEFAULT_TAKE = 25;
    private static final String INNER = "m";
    private static final String OUTER = "r";
    private static final String NUMBER = "ormai_row";
    private static final String COUNT = "ormai_count";

    IncludePlan {
        children = List.copyOf(children);
    }

    /** @throws RefusedException for a relation, field or number that the policy does not allow */
    static List<IncludePlan> of(Model model, List<Include> includes, Models models) {
        List<IncludePlan> plans = new ArrayList<>();
        for (Include include : includes) {
            Link link = model.link(include.relation());
            Model target = models.model(link.target());
            List<IncludePlan> children = of(target, include.include(), models);
            checkDepth(link, include);
            plans.add(new IncludePlan(
                    include,
                    link,
                    target,
                    Selection.of(target, include.select(), links(children), link.to()),
                    take(include, target),
                    children,
                    models.dialect()));
        }
        return plans;
    }

    static List<Link> links(List<IncludePlan> plans) {
        return plans.stream().map(IncludePlan::link).toList();
    }

    private static void checkDepth(Link link, Include include) {
        if (link.maxDepth().isPresent() && include.depth() > link.maxDepth().getAsInt()) {
            throw new RefusedException(Refusals.queryBudgetExceeded(
                    "max_includes_depth", link.maxDepth().getAsInt(), include.depth()));
        }
    }

    private static long take(Include include, Model target) {
        long most = target.policy().budget().maxRows().orElse(Long.MAX_VALUE);
        if (include.take().isPresent() && include.take().getAsInt() > most) {
            throw new RefusedException(Refusals.queryBudgetExceeded(
                    "max_rows", most, include.take().getAsInt()));
        }
        return include.take().isPresent() ? include.take().getAsInt() : Math.min(DEFAULT_TAKE, most);
    }

    /** Kinds of what a row of the statement holds. */
    List<FieldKind> kinds() {
        List<FieldKind> kinds =
                new ArrayList<>(selection.read().stream().map(Field::kind).toList());
        if (!link.toOne()) {
            kinds.add(FieldKind.INTEGER);
            kinds.add(FieldKind.INTEGER);
        }
        return kinds;
    }

    /** The statement for one record whose key is not known yet: the policy judges it as it does the one for many. */
    BoundTree sample() {
        List<Value> key = link.to().stream()
                .map(field -> new Value(field.kind(), field.typeName(), ""))
                .toList();
        return tree(List.of(key));
    }

    /** @param keys of the records, each with a value for each field of the link; no key twice */
    BoundTree tree(List<List<Value>> keys) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(target, INNER, dialect, parameters);
        List<Expression> where = new ArrayList<>();
        where.add(keyed(keys, conditions, parameters));
        where.addAll(conditions.all(include.where()));
        Query query = link.toOne() ? plain(conditions, where) : numbered(conditions, where);
        return BoundTree.of(query, parameters, dialect);
    }

    private Expression keyed(List<List<Value>> keys, Conditions conditions, Parameters parameters) {
        if (link.to().size() == 1) {
            return conditions.oneOf(
                    link.to().get(0), keys.stream().map(key -> key.get(0)).toList());
        }
        List<Expression> ways = new ArrayList<>();
        for (List<Value> key : keys) {
            List<Expression> parts = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                parts.add(Terms.compare(conditions.column(link.to().get(i)), "=", parameters.add(key.get(i))));
            }
            ways.add(Terms.and(parts).orElseThrow());
        }
        return ways.size() == 1 ? new Parenthesized(ways.get(0)) : Terms.or(ways);
    }

    private Query plain(Conditions conditions, List<Expression> where) {
        List<SelectItem> items = selection.read().stream()
                .map(field -> Terms.item(conditions.column(field)))
                .toList();
        List<OrderItem> order = target.key().stream()
                .flatMap(key -> new SortKey(key, false).items(conditions.column(key), dialect).stream())
                .toList();
        return new Query(
                Optional.empty(),
                Select.of(items, List.of(Terms.table(target.relation().table().id(), INNER)), Terms.and(where)),
                order,
                Optional.empty(),
                List.of());
    }

    private Query numbered(Conditions conditions, List<Expression> where) {
        List<Expression> partition =
                link.to().stream().<Expression>map(conditions::column).toList();
        List<OrderItem> order = SortKey.total(target, include.orderBy()).stream()
                .flatMap(key -> key.items(conditions.column(key.field()), dialect).stream())
                .toList();
        List<SelectItem> items = new ArrayList<>(selection.read().stream()
                .map(field -> Terms.item(conditions.column(field)))
                .toList());
        items.add(Terms.item(Terms.over(Terms.call("row_number", dialect), partition, order), NUMBER));
        items.add(Terms.item(Terms.over(Terms.countAll(dialect), partition, List.of()), COUNT));
        Query inner = Query.of(
                Select.of(items, List.of(Terms.table(target.relation().table().id(), INNER)), Terms.and(where)));
        return first(inner);
    }

    /** The first ones of each record come first, so that a row limit cuts off from all records alike. */
    private Query first(Query inner) {
        List<SelectItem> items = new ArrayList<>(selection.read().stream()
                .map(field -> Terms.item(ColumnReference.of(OUTER, field.column())))
                .toList());
        ColumnReference number = ColumnReference.of(OUTER, NUMBER);
        items.add(Terms.item(number));
        items.add(Terms.item(ColumnReference.of(OUTER, COUNT)));
        List<OrderItem> order = new ArrayList<>();
        order.add(new OrderItem(number, Optional.empty(), Optional.empty()));
        link.to()
                .forEach(field -> order.add(
                        new OrderItem(ColumnReference.of(OUTER, field.column()), Optional.empty(), Optional.empty())));
        DerivedTable from = new DerivedTable(inner, false, Optional.of(Alias.of(OUTER)));
        return new Query(
                Optional.empty(),
                Select.of(items, List.of(from), Optional.of(new BinaryOperation(number, "<=", Terms.number(take)))),
                order,
                Optional.empty(),
                List.of());
    }
}
