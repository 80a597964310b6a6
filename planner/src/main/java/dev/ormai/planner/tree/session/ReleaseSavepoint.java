package dev.ormai.planner.tree.session;

/** <code>release savepoint x</code>. */
public record ReleaseSavepoint(String name) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.releaseSavepoint(this);
    }
}
