package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/**
 * A select with groups, taken apart into three, so that each does one thing and none has a rule for which columns may
 * stand where:
 * <pre>
 * select f(a), sum(b + 1), c from t group by f(a)
 * →  select g.i0, g.a0, g.a1
 *    from (select i.i0, sum(i.i1) as a0, any_value(i.i2) as a1
 *          from (select f(a) as i0, b + 1 as i1, c as i2 from t) as i
 *          group by i.i0) as g
 * </pre>
 * A column that is no key, which a database takes where the key determines it, becomes any one of its values.
 */
final class Grouping {
    private final String inputAlias;
    private final String alias;
    private final Conversion conversion;
    private final LooseAggregate anyValue;
    private final Map<Expression, String> inputs = new LinkedHashMap<>();
    private final List<SqlNode> inputItems = new ArrayList<>();
    private final Map<Expression, String> results = new LinkedHashMap<>();
    private final List<SqlNode> resultItems = new ArrayList<>();
    private boolean plainKeys = true;

    Grouping(Conversion conversion) {
        this.conversion = conversion;
        this.inputAlias = conversion.fresh("i");
        this.alias = conversion.fresh("g");
        this.anyValue = conversion.operators().aggregate("any_value");
    }

    /** A column of the rows to be grouped. */
    SqlNode input(Expression canonical, Supplier<SqlNode> converted) {
        return Sql.name(inputAlias, inputName(canonical, converted));
    }

    private String inputName(Expression canonical, Supplier<SqlNode> converted) {
        String known = inputs.get(canonical);
        if (known != null) {
            return known;
        }
        String name = "i" + inputItems.size();
        inputs.put(canonical, name);
        inputItems.add(Sql.as(converted.get(), name));
        return name;
    }

    /** Makes a key of an expression; gives it as GROUP BY wants it. */
    SqlNode key(Expression canonical, Supplier<SqlNode> converted) {
        plainKeys &= canonical instanceof ColumnReference;
        String name = inputName(canonical, converted);
        if (results.putIfAbsent(canonical, name) == null) {
            resultItems.add(Sql.as(Sql.name(inputAlias, name), name));
        }
        return Sql.name(inputAlias, name);
    }

    /** The key or aggregate that an expression stands for behind the grouping. */
    Optional<SqlNode> result(Expression canonical) {
        return Optional.ofNullable(results.get(canonical)).map(name -> Sql.name(alias, name));
    }

    /** Whether only columns are keys, so that nothing else need be compared with them. */
    boolean plainKeys() {
        return plainKeys;
    }

    /** The result of an aggregate. */
    SqlNode aggregate(Expression canonical, Supplier<SqlNode> converted) {
        return result(canonical).orElseGet(() -> {
            SqlNode call = converted.get();
            String name = "a" + resultItems.size();
            results.put(canonical, name);
            resultItems.add(Sql.as(call, name));
            return Sql.name(alias, name);
        });
    }

    /** The value of a column behind the grouping. */
    SqlNode column(VisibleColumn column) {
        Expression canonical = column.reference();
        return aggregate(
                canonical, () -> anyValue.createCall(Sql.NOWHERE, input(canonical, () -> conversion.column(column))));
    }

    /** The FROM behind the grouping. */
    SqlNode source(Optional<SqlNode> from, Optional<SqlNode> where, List<SqlNode> groupBy) {
        if (inputItems.isEmpty()) {
            inputItems.add(Sql.as(Sql.number(1), "i0"));
        }
        if (resultItems.isEmpty()) {
            resultItems.add(Sql.as(Sql.number(1), "a0"));
        }
        SqlSelect rows = Sql.select(inputItems, from, where);
        SqlSelect groups = Sql.select(resultItems, Optional.of(Sql.as(rows, inputAlias)), Optional.empty());
        groups.setGroupBy(Sql.list(groupBy));
        return Sql.as(groups, alias);
    }
}
