package dev.ormai.planner.tree;

/** <code>N'…'</code>, decoded: a string of another type than a plain one, blank-padded in PostgreSQL, utf8mb3 in MySQL. */
public record NationalLiteral(String value) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.nationalLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }
}
