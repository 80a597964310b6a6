package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Parenthesized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Sort keys. One that is an output, by its place, its label or its text, is given as the place. */
final class OrderConversion {
    private static final int MOST_DIGITS = 4;

    private final ExpressionConversion expressions;
    private final List<SelectConversion.Output> outputs;
    private final UnaryOperator<Expression> named;
    private final boolean outputsOnly;

    /** @param outputsOnly whether rows are made distinct first; MySQL then takes other keys too, which we leave out */
    OrderConversion(
            ExpressionConversion expressions,
            List<SelectConversion.Output> outputs,
            UnaryOperator<Expression> named,
            boolean outputsOnly) {
        this.expressions = expressions;
        this.outputs = outputs;
        this.named = named;
        this.outputsOnly = outputsOnly;
    }

    List<SqlNode> convert(List<OrderItem> items) {
        List<SqlNode> nodes = new ArrayList<>();
        for (OrderItem item : items) {
            Optional<Integer> place = place(item.expression());
            if (place.isPresent()) {
                nodes.add(directed(Sql.number(place.get() + 1), item));
            } else if (!outputsOnly) {
                nodes.add(directed(expressions.convert(named.apply(item.expression())), item));
            } else if (QuerySearch.in(item.expression())) {
                throw new UnplannableException("distinct rows are ordered by a query that is none of their columns");
            }
        }
        return nodes;
    }

    /** A key where places have no meaning, as in a window. */
    SqlNode value(Expression key) {
        return expressions.convert(
                place(key).map(index -> outputs.get(index).expression()).orElseGet(() -> named.apply(key)));
    }

    private Optional<Integer> place(Expression key) {
        Optional<SelectConversion.Output> placed = placed(key, outputs);
        if (placed.isPresent()) {
            return placed.map(outputs::indexOf);
        }
        if (key instanceof ColumnReference column && column.parts().size() == 1) {
            Optional<Integer> labelled = labelled(column.column(), outputs, expressions.scope());
            if (labelled.isPresent()) {
                return labelled;
            }
        }
        Expression canonical = expressions.canonical(key);
        for (int i = 0; i < outputs.size(); i++) {
            if (expressions.canonical(outputs.get(i).expression()).equals(canonical)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The output that a bare number counts to. */
    static Optional<SelectConversion.Output> placed(Expression key, List<SelectConversion.Output> outputs) {
        Expression plain = key;
        while (plain instanceof Parenthesized parenthesized) {
            plain = parenthesized.inner();
        }
        if (!(plain instanceof NumberLiteral number)
                || number.text().length() > MOST_DIGITS
                || !number.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int place = Integer.parseInt(number.text());
        if (place < 1 || place > outputs.size()) {
            throw new UnplannableException("there is no output number " + place);
        }
        return Optional.of(outputs.get(place - 1));
    }

    /** The place, from 0, of the first output with a label. */
    static Optional<Integer> labelled(String label, List<SelectConversion.Output> outputs, Scope scope) {
        for (int i = 0; i < outputs.size(); i++) {
            if (scope.same(outputs.get(i).label(), label)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static SqlNode directed(SqlNode key, OrderItem item) {
        boolean descending =
                item.direction().filter(OrderItem.Direction.DESCENDING::equals).isPresent();
        SqlNode directed = descending ? SqlStdOperatorTable.DESC.createCall(Sql.NOWHERE, key) : key;
        if (item.nulls().isEmpty()) {
            return directed;
        }
        return (item.nulls().get() == OrderItem.Nulls.FIRST
                        ? SqlStdOperatorTable.NULLS_FIRST
                        : SqlStdOperatorTable.NULLS_LAST)
                .createCall(Sql.NOWHERE, directed);
    }
}
