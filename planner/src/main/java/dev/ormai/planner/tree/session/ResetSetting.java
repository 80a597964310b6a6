package dev.ormai.planner.tree.session;

/**
 * <code>reset x</code>, <code>set x to default</code>.
 *
 * @param name lower case as the client wrote it; once admitted, as the list of settings writes it
 */
public record ResetSetting(String name) implements SessionChange {
    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.reset(this);
    }
}
