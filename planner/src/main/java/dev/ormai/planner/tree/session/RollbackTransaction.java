package dev.ormai.planner.tree.session;

/** <code>rollback</code>, <code>abort</code>; always without a chained transaction. */
public record RollbackTransaction() implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.rollback();
    }
}
