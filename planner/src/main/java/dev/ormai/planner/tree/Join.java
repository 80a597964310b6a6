package dev.ormai.planner.tree;

import java.util.List;

/** Two sources joined. A comma between sources is no join: it is a second item of the FROM list. */
public record Join(FromItem left, Kind kind, boolean natural, FromItem right, Condition condition) implements FromItem {
    @Override
    public FromItem mapChildren(TreeMapper mapper) {
        return new Join(mapper.from(left), kind, natural, mapper.from(right), condition.mapChildren(mapper));
    }

    /** Which rows are kept. STRAIGHT is MySQL's inner join in the order of the text. */
    public enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS,
        STRAIGHT
    }

    /** What must hold. */
    public sealed interface Condition {
        Condition mapChildren(TreeMapper mapper);
    }

    /** <code>on …</code>. */
    public record On(Expression predicate) implements Condition {
        @Override
        public Condition mapChildren(TreeMapper mapper) {
            return new On(mapper.expression(predicate));
        }
    }

    /** <code>using (a, b)</code>. */
    public record Using(List<String> columns) implements Condition {
        public Using {
            columns = List.copyOf(columns);
        }

        @Override
        public Condition mapChildren(TreeMapper mapper) {
            return this;
        }
    }

    /** Nothing, as for a cross or natural join. */
    public record None() implements Condition {
        @Override
        public Condition mapChildren(TreeMapper mapper) {
            return this;
        }
    }
}
