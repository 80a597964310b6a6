package dev.ormai.planner.tree;

import java.util.Optional;

/**
 * A variable of a MySQL session, <code>@x</code>, or the assignment of a constant to it, <code>@x := 1</code>.
 *
 * @param name as it was written, without the mark
 */
public record UserVariable(String name, Optional<Expression> assigned) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.userVariable(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new UserVariable(name, assigned.map(mapper::expression));
    }
}
