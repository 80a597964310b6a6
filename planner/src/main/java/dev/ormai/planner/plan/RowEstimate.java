package dev.ormai.planner.plan;

import dev.ormai.planner.Cost;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * How many rows the operators of a plan handle. Guesses from shape and keys alone, so the same statement always costs the
 * same: an equality with a key finds one row, any other a tenth; a join without a condition is a product. A
 * sub-query that gives a value and depends on the row runs for each row. Projections are free. Belongs to one thread.
 */
final class RowEstimate {
    static final double MOST = 1e18;
    private static final double FEW_ROWS = 10;
    private static final double DISTINCT_SHARE = 0.1;

    private final Map<TableId, Table> tables;
    private final Map<TableId, Double> counts;
    private final double defaultCount;
    private final Lineage lineage;
    private final IdentityHashMap<RelNode, Cost> known = new IdentityHashMap<>();
    private final Map<String, Double> distinct = new HashMap<>();

    /** @param counts rows of the tables that are known; the others have {@code defaultCount} */
    RowEstimate(Map<TableId, Table> tables, Map<TableId, Double> counts, double defaultCount, Lineage lineage) {
        this.tables = tables;
        this.counts = counts;
        this.defaultCount = defaultCount;
        this.lineage = lineage;
    }

    Cost of(RelNode rel) {
        Cost cost = known.get(rel);
        if (cost == null) {
            cost = compute(rel);
            known.put(rel, cost);
        }
        return cost;
    }

    private Cost compute(RelNode rel) {
        if (rel instanceof Correlate correlate) {
            Cost left = of(correlate.getLeft());
            Cost right = of(correlate.getRight());
            double rows = capped(left.rows() * right.rows());
            if (correlate.getJoinType() == JoinRelType.LEFT) {
                rows = Math.max(rows, left.rows());
            }
            return new Cost(rows, capped(left.total() + left.rows() * right.total() + rows));
        }
        Optional<InnerJoins> joins = InnerJoins.of(rel);
        if (joins.isPresent()) {
            return joined(rel, joins.get());
        }
        double rows = capped(rows(rel));
        double total = rel instanceof Project ? 0 : rows;
        for (RelNode input : rel.getInputs()) {
            total += of(input).total();
        }
        double input = rel.getInputs().isEmpty() ? 1 : of(rel.getInput(0)).rows();
        return new Cost(rows, capped(total + queries(rel, input)));
    }

    private Cost joined(RelNode rel, InnerJoins joins) {
        List<RelNode> sources = joins.sources();
        double[] rows =
                sources.stream().mapToDouble(source -> of(source).rows()).toArray();
        JoinOrder order = new JoinOrder(joins, rows, new JoinOrder.Columns() {
            @Override
            public double distinct(int source, int column, double rowCount) {
                return RowEstimate.this.distinct(sources.get(source), column, rowCount);
            }

            @Override
            public boolean key(int source, int column) {
                return isKey(sources.get(source), column);
            }
        });
        double result = capped(order.run());
        double total = order.handled() + (rel instanceof Filter ? result : 0);
        for (RelNode source : sources) {
            total += of(source).total();
        }
        for (RexNode condition : joins.conditions()) {
            total += queries(condition, result);
        }
        return new Cost(result, capped(total));
    }

    private static double capped(double rows) {
        return Double.isNaN(rows) ? MOST : Math.min(MOST, Math.max(0, rows));
    }

    private double rows(RelNode rel) {
        if (rel instanceof TableScan scan) {
            List<String> name = scan.getTable().getQualifiedName();
            return count(new TableId(name.get(0), name.get(1)));
        }
        if (rel instanceof Values values) {
            return values.getTuples().size();
        }
        if (rel instanceof Join join) {
            return join(join);
        }
        double input = rel.getInputs().isEmpty() ? 1 : of(rel.getInput(0)).rows();
        if (rel instanceof Filter filter) {
            return filter(filter, input);
        }
        if (rel instanceof Project project) {
            return input
                    * project.getProjects().stream()
                            .mapToDouble(this::fold)
                            .max()
                            .orElse(1);
        }
        if (rel instanceof Aggregate aggregate) {
            return aggregate.getGroupSets().stream()
                    .mapToDouble(keys -> groups(aggregate.getInput(), keys, input))
                    .sum();
        }
        if (rel instanceof Sort sort) {
            double rest = Math.max(0, input - literal(sort.offset, 0));
            return Math.min(rest, literal(sort.fetch, MOST));
        }
        if (rel instanceof Union) {
            return rel.getInputs().stream().mapToDouble(i -> of(i).rows()).sum();
        }
        if (rel instanceof Intersect) {
            return rel.getInputs().stream().mapToDouble(i -> of(i).rows()).min().orElse(0);
        }
        return rel instanceof Minus ? input : Math.max(1, input);
    }

    private double count(TableId table) {
        return counts.getOrDefault(table, defaultCount);
    }

    private static double literal(@Nullable RexNode node, double otherwise) {
        if (node instanceof RexLiteral literal && literal.getValue() instanceof BigDecimal value) {
            return value.doubleValue();
        }
        return otherwise;
    }

    private double filter(Filter filter, double input) {
        double rows = input;
        if (Selectivity.of(filter.getCondition()) == 0) {
            return 0;
        }
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            rows *= condition.isA(SqlKind.EQUALS)
                    ? equality((RexCall) condition, filter, input)
                    : Selectivity.of(condition);
        }
        return Math.max(Math.min(1, input), rows);
    }

    /** A key that equals something finds one row. */
    private double equality(RexCall equality, Filter filter, double input) {
        boolean key = equality.getOperands().stream()
                .anyMatch(operand ->
                        operand instanceof RexInputRef reference && isKey(filter.getInput(), reference.getIndex()));
        return key ? 1 / Math.max(1, input) : Selectivity.of(equality);
    }

    private double join(Join join) {
        double left = of(join.getLeft()).rows();
        double right = of(join.getRight()).rows();
        JoinInfo info = join.analyzeCondition();
        double rows = left * right;
        for (int i = 0; i < info.leftKeys.size(); i++) {
            double leftValues = distinct(join.getLeft(), info.leftKeys.get(i), left);
            double rightValues = distinct(join.getRight(), info.rightKeys.get(i), right);
            rows /= Math.max(1, Math.max(leftValues, rightValues));
        }
        for (RexNode condition : info.nonEquiConditions) {
            rows *= Selectivity.of(condition);
        }
        rows = Math.max(Math.min(1, left * right), rows);
        if (join.getJoinType().generatesNullsOnRight()) {
            rows = Math.max(rows, left);
        }
        return join.getJoinType().generatesNullsOnLeft() ? Math.max(rows, right) : rows;
    }

    private double groups(RelNode input, ImmutableBitSet keys, double rows) {
        double groups = 1;
        for (int key : keys) {
            groups *= Math.max(1, distinct(input, key, rows));
        }
        return Math.min(Math.max(1, rows), groups);
    }

    /** How many values a column has: as many as its table has rows if it is the key, else a tenth of that. */
    private double distinct(RelNode rel, int column, double rows) {
        Set<String> origins = lineage.of(rel).get(column);
        if (origins.size() != 1) {
            return Math.max(1, rows * DISTINCT_SHARE);
        }
        double values = distinct.computeIfAbsent(origins.iterator().next(), this::distinct);
        return Math.max(1, Math.min(values, rows));
    }

    private double distinct(String origin) {
        for (Table table : tables.values()) {
            String prefix = table.id() + ".";
            if (origin.startsWith(prefix)
                    && table.column(origin.substring(prefix.length())).isPresent()) {
                boolean key = table.primaryKey().equals(List.of(origin.substring(prefix.length())));
                return Math.max(1, count(table.id()) * (key ? 1 : DISTINCT_SHARE));
            }
        }
        return Math.max(1, defaultCount * DISTINCT_SHARE);
    }

    private boolean isKey(RelNode rel, int column) {
        Set<String> origins = lineage.of(rel).get(column);
        return origins.size() == 1
                && tables.values().stream()
                        .anyMatch(table -> table.primaryKey().size() == 1
                                && origins.contains(
                                        table.id() + "." + table.primaryKey().get(0)));
    }

    /** How many rows one row becomes by the calls of an expression that give rows. */
    private double fold(RexNode value) {
        double[] most = {1};
        value.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                if (call.getOperator() instanceof LooseFunction function && function.givesRows()) {
                    most[0] = Math.max(most[0], series(call));
                }
                return super.visitCall(call);
            }
        });
        return most[0];
    }

    private static double series(RexCall call) {
        List<RexNode> operands = call.getOperands();
        if (operands.size() >= 2 && call.getOperator().getName().equals("generate_series")) {
            double from = literal(operands.get(0), Double.NaN);
            double to = literal(operands.get(1), Double.NaN);
            double step = operands.size() > 2 ? literal(operands.get(2), 1) : 1;
            double rows = Math.floor((to - from) / step) + 1;
            return Double.isFinite(rows) ? Math.max(0, rows) : FEW_ROWS;
        }
        return FEW_ROWS;
    }

    /** What the sub-queries in the expressions of an operator add. */
    private double queries(RelNode rel, double input) {
        if (rel instanceof Filter filter) {
            return queries(filter.getCondition(), input);
        }
        if (rel instanceof Project project) {
            return project.getProjects().stream()
                    .mapToDouble(value -> queries(value, input))
                    .sum();
        }
        return rel instanceof Join join ? queries(join.getCondition(), input) : 0;
    }

    private double queries(RexNode expression, double input) {
        double[] added = {0};
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitSubQuery(RexSubQuery query) {
                boolean value = query.getKind() != SqlKind.EXISTS && query.getKind() != SqlKind.IN;
                boolean each = value && !RelOptUtil.getVariablesUsed(query.rel).isEmpty();
                added[0] += of(query.rel).total() * (each ? Math.max(1, input) : 1);
                return super.visitSubQuery(query);
            }
        });
        return added[0];
    }
}
