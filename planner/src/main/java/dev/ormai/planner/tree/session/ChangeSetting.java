package dev.ormai.planner.tree.session;

import java.util.List;

/**
 * <code>set x to a, b</code>.
 *
 * @param name lower case as the client wrote it; once admitted, as the list of settings writes it
 * @param local whether it ends with the transaction
 * @param values decoded; once admitted, perhaps none for a search path
 */
public record ChangeSetting(String name, boolean local, List<String> values) implements SessionChange {
    public ChangeSetting {
        values = List.copyOf(values);
    }

    /** The one value, or several as one text. */
    public String value() {
        return String.join(", ", values);
    }

    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.change(this);
    }
}
