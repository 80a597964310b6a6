package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * A type as written.
 *
 * @param name lower-case words with one blank between, such as {@code double precision}; what stands before the
 *     modifiers. A quoted name is kept as it is
 * @param modifiers numbers between the parentheses, such as 12 and 2
 * @param suffix words behind the modifiers, such as {@code with time zone}, {@code unsigned}; empty if none
 * @param dimensions how many pairs of brackets follow
 */
public record TypeName(
        Optional<String> schema, String name, boolean quoted, List<String> modifiers, String suffix, int dimensions) {
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    public TypeName in(String otherSchema) {
        return new TypeName(Optional.of(otherSchema), name, quoted, modifiers, suffix, dimensions);
    }

    public static TypeName of(String name, String... modifiers) {
        return new TypeName(Optional.empty(), name, false, List.of(modifiers), "", 0);
    }
}
