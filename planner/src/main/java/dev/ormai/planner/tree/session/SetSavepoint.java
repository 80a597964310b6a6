package dev.ormai.planner.tree.session;

/** <code>savepoint x</code>. */
public record SetSavepoint(String name) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.setSavepoint(this);
    }
}
