package dev.ormai.planner.tree.session;

/** <code>reset all</code>. */
public record ResetAll() implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.resetAll();
    }
}
