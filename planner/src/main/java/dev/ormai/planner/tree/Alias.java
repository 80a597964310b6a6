package dev.ormai.planner.tree;

import java.util.List;

/**
 * The name of a source of rows and, perhaps, of its columns.
 *
 * @param definitions types of the columns of a function that gives records: <code>as t(a int, b text)</code>; empty or
 *     as long as columns
 */
public record Alias(String name, List<String> columns, List<TypeName> definitions) {
    public Alias {
        columns = List.copyOf(columns);
        definitions = List.copyOf(definitions);
    }

    public static Alias of(String name) {
        return new Alias(name, List.of(), List.of());
    }
}
