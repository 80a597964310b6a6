package dev.ormai.planner.tree;

import java.util.Optional;

/** A value named by a bare keyword: <code>current_date</code>, <code>current_timestamp</code>, <code>localtime</code>, <code>default</code>. Lower case. */
public record KeywordValue(String keyword, Optional<Integer> precision) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.keywordValue(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
