package dev.ormai.planner.tree;

/** An infix operator: arithmetic, comparison, <code>and</code>, <code>or</code>, <code>xor</code>, <code>div</code>, <code>||</code>, JSON and array operators, or <code>operator(pg_catalog.~)</code> where the source named it so. Words are lower case. */
public record BinaryOperation(Expression left, String operator, Expression right) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.binaryOperation(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new BinaryOperation(mapper.expression(left), operator, mapper.expression(right));
    }
}
