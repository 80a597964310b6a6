package dev.ormai.planner.tree.session;

/** <code>discard all</code>. */
public record DiscardAll() implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.discardAll();
    }
}
