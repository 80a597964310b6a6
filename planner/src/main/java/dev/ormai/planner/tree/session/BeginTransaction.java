package dev.ormai.planner.tree.session;

/** <code>begin</code>, <code>start transaction</code>. */
public record BeginTransaction(TransactionModes modes) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.begin(this);
    }
}
