package dev.ormai.planner.tree;

/** <code>a is [not] null</code>, <code>true</code>, <code>false</code>, <code>unknown</code>. */
public record IsTest(Expression value, boolean negated, Test test) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.isTest(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new IsTest(mapper.expression(value), negated, test);
    }

    /** What the value is compared with. */
    public enum Test {
        NULL,
        TRUE,
        FALSE,
        UNKNOWN
    }
}
