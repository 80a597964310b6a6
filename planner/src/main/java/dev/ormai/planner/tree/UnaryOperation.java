package dev.ormai.planner.tree;

/** A prefix operator: <code>-</code>, <code>+</code>, <code>~</code>, <code>not</code>, <code>!</code>, <code>@</code>, <code>binary</code>, and <code>variadic</code> before an argument. Words are lower case. */
public record UnaryOperation(String operator, Expression operand) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.unaryOperation(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new UnaryOperation(operator, mapper.expression(operand));
    }
}
