package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Joins sources in the order that makes the fewest rows at each step, as a database would. Used once. */
final class JoinOrder {
    private final InnerJoins joins;
    private final Columns columns;
    private final double[] rows;
    private final List<RexNode> open;
    private final BitSet joined = new BitSet();
    private double handled;

    /** What is known of the columns of a source. */
    interface Columns {
        /** How many values a column of a source has among so many rows. */
        double distinct(int source, int column, double rows);

        boolean key(int source, int column);
    }

    /** @param rows of each source */
    JoinOrder(InnerJoins joins, double[] rows, Columns columns) {
        this.joins = joins;
        this.columns = columns;
        this.rows = rows.clone();
        this.open = new ArrayList<>(joins.conditions());
    }

    /** The rows of the last join; {@link #handled} then tells those of all of them. */
    double run() {
        for (int i = 0; i < rows.length; i++) {
            BitSet one = new BitSet();
            one.set(i);
            rows[i] = atLeastOne(rows[i], rows[i] * take(one));
        }
        int first = 0;
        for (int i = 1; i < rows.length; i++) {
            first = rows[i] < rows[first] ? i : first;
        }
        joined.set(first);
        double result = rows[first];
        while (joined.cardinality() < rows.length) {
            int next = next(result);
            joined.set(next);
            result = Math.min(RowEstimate.MOST, atLeastOne(result * rows[next], result * rows[next] * take(joined)));
            handled = Math.min(RowEstimate.MOST, handled + result);
        }
        for (RexNode rest : open) {
            result = Selectivity.of(rest) == 0 ? 0 : atLeastOne(result, result * Selectivity.of(rest));
        }
        return result;
    }

    double handled() {
        return handled;
    }

    private static double atLeastOne(double before, double after) {
        return Math.max(Math.min(1, before), after);
    }

    private int next(double result) {
        int best = -1;
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = joined.nextClearBit(0); i < rows.length; i = joined.nextClearBit(i + 1)) {
            BitSet with = (BitSet) joined.clone();
            with.set(i);
            double made = result * rows[i] * selectivity(with);
            if (best < 0 || made < fewest) {
                best = i;
                fewest = made;
            }
        }
        return best;
    }

    /** The share of rows that all conditions over these sources leave; they are then done with. */
    private double take(BitSet sources) {
        double share = selectivity(sources);
        open.removeIf(condition -> within(condition, sources));
        return share;
    }

    private double selectivity(BitSet sources) {
        double share = 1;
        for (RexNode condition : open) {
            if (within(condition, sources)) {
                share *= selectivity(condition);
            }
        }
        return share;
    }

    /** A condition over no column waits for the end. */
    private boolean within(RexNode condition, BitSet sources) {
        int count = 0;
        for (int column : RelOptUtil.InputFinder.bits(condition)) {
            if (!sources.get(joins.source(column))) {
                return false;
            }
            count++;
        }
        return count > 0;
    }

    private double selectivity(RexNode condition) {
        if (!(condition instanceof RexCall call) || !condition.isA(SqlKind.EQUALS)) {
            return Selectivity.of(condition);
        }
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (left instanceof RexInputRef a
                && right instanceof RexInputRef b
                && joins.source(a.getIndex()) != joins.source(b.getIndex())) {
            return 1 / Math.max(1, Math.max(distinct(a), distinct(b)));
        }
        for (RexNode operand : call.getOperands()) {
            if (operand instanceof RexInputRef a
                    && columns.key(joins.source(a.getIndex()), joins.column(a.getIndex()))) {
                return 1 / Math.max(1, rows[joins.source(a.getIndex())]);
            }
        }
        return Selectivity.of(condition);
    }

    private double distinct(RexInputRef reference) {
        int source = joins.source(reference.getIndex());
        return columns.distinct(source, joins.column(reference.getIndex()), rows[source]);
    }
}
