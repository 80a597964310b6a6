package dev.ormai.planner.tree;

import java.util.Optional;

/**
 * A variable of MySQL's server: <code>@@sql_mode</code>, <code>@@session.sql_mode</code>.
 *
 * @param scope as it was written, without the marks
 * @param name as it was written
 */
public record SystemVariable(Optional<String> scope, String name) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.systemVariable(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }

    @Override
    public String toString() {
        return "@@" + scope.map(word -> word + ".").orElse("") + name;
    }
}
