package dev.ormai.planner.tree.session;

/** <code>rollback to savepoint x</code>. */
public record RollbackToSavepoint(String name) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.rollbackTo(this);
    }
}
