package dev.ormai.planner.tree;

/** <code>cast(a as t)</code> or <code>a::t</code>. */
public record Cast(Expression value, TypeName type, Style style) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.cast(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new Cast(mapper.expression(value), type, style);
    }

    /** How it was written; the meaning is the same, except that {@code TRY} gives NULL where the others fail. */
    public enum Style {
        FUNCTION,
        COLONS,
        CONVERT,
        TRY
    }
}
