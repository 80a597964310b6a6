package dev.ormai.planner.tree;

/** <code>a = any (select …)</code>, <code>a &lt;&gt; all (array)</code>. The quantifier is any, some or all. */
public record QuantifiedComparison(Expression left, String operator, String quantifier, Expression right)
        implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.quantifiedComparison(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new QuantifiedComparison(mapper.expression(left), operator, quantifier, mapper.expression(right));
    }
}
