package dev.ormai.planner.tree;

/** A value that the policy supplies when the statement runs. Only rewrites make it; no parser does. */
public record PolicyParameter(PolicyValue value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.policyParameter(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
