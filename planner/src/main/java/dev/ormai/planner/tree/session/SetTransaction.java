package dev.ormai.planner.tree.session;

/**
 * <code>set transaction read only</code>.
 *
 * @param session whether it is meant for the transactions to come, not for the one that is open
 */
public record SetTransaction(TransactionModes modes, boolean session) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.setTransaction(this);
    }
}
