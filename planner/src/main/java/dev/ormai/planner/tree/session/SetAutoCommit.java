package dev.ormai.planner.tree.session;

/** <code>set autocommit = 0</code>, of MySQL and H2. */
public record SetAutoCommit(boolean on) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.setAutoCommit(this);
    }
}
