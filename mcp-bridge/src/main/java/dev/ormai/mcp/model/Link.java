package dev.ormai.mcp.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * The way from a model to a related one.
 *
 * @param name as agents write it
 * @param target the related model
 * @param from fields of the model that the way starts at
 * @param to fields of the related model that equal them, in the same order
 * @param toOne whether there is at most one related record
 * @param maxDepth levels of includes that may follow, if the policy says so
 */
public record Link(String name, String target, List<Field> from, List<Field> to, boolean toOne, OptionalInt maxDepth) {
    public Link {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
