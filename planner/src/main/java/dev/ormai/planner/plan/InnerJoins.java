package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Inner joins beneath one another and the filter above them, laid flat: a database joins them in the order it likes, so
 * <code>from a, b where a.id = b.id</code> must cost what <code>from a join b on a.id = b.id</code> does.
 *
 * @param sources what is joined, in the order of the columns
 * @param conditions all that must hold, over the columns of all sources together
 */
record InnerJoins(List<RelNode> sources, List<RexNode> conditions) {
    /** Absent if the operator is neither an inner join nor a filter above one. */
    static Optional<InnerJoins> of(RelNode rel) {
        RelNode top = rel instanceof Filter filter ? filter.getInput() : rel;
        if (!(top instanceof Join join) || join.getJoinType() != JoinRelType.INNER) {
            return Optional.empty();
        }
        InnerJoins joins = new InnerJoins(new ArrayList<>(), new ArrayList<>());
        joins.collect(join, 0);
        if (rel instanceof Filter filter) {
            joins.conditions.addAll(RelOptUtil.conjunctions(filter.getCondition()));
        }
        return Optional.of(joins);
    }

    private void collect(RelNode rel, int offset) {
        if (rel instanceof Join join && join.getJoinType() == JoinRelType.INNER) {
            collect(join.getLeft(), offset);
            collect(join.getRight(), offset + join.getLeft().getRowType().getFieldCount());
            RelOptUtil.conjunctions(join.getCondition())
                    .forEach(condition -> conditions.add(RexUtil.shift(condition, offset)));
        } else {
            sources.add(rel);
        }
    }

    /** The source of a column. */
    int source(int column) {
        int rest = column;
        for (int i = 0; i < sources.size(); i++) {
            int width = sources.get(i).getRowType().getFieldCount();
            if (rest < width) {
                return i;
            }
            rest -= width;
        }
        throw new IllegalArgumentException("there is no column " + column);
    }

    /** The place of a column in its source. */
    int column(int column) {
        int rest = column;
        for (int i = 0; i < source(column); i++) {
            rest -= sources.get(i).getRowType().getFieldCount();
        }
        return rest;
    }
}
