package dev.ormai.planner.tree.session;

/** <code>commit</code>, <code>end</code>; always without a chained transaction. */
public record CommitTransaction() implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.commit();
    }
}
