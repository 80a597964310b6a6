package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.AsciiCase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The common table expressions in scope, the innermost and latest first. Immutable but for the notes of use. */
final class CommonTables {
    static final CommonTables NONE = new CommonTables(null, null);

    private final @Nullable Definition first;
    private final @Nullable CommonTables rest;

    private CommonTables(@Nullable Definition first, @Nullable CommonTables rest) {
        this.first = first;
        this.rest = rest;
    }

    CommonTables with(Definition definition) {
        return new CommonTables(definition, this);
    }

    Optional<Definition> find(String name, boolean foldsCase) {
        for (CommonTables tables = this; tables != null; tables = tables.rest) {
            Definition definition = tables.first;
            if (definition != null
                    && (foldsCase ? AsciiCase.equal(definition.name, name) : definition.name.equals(name))) {
                definition.used = true;
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    /** One common table expression. It is spelled out again at each place that names it. */
    static final class Definition {
        private final String name;
        private final List<String> columns;
        private final Expansion expansion;
        private boolean used;

        /** @param columns names for the first columns of the result; may be empty */
        Definition(String name, List<String> columns, Expansion expansion) {
            this.name = name;
            this.columns = List.copyOf(columns);
            this.expansion = expansion;
        }

        boolean used() {
            return used;
        }

        Converted expand() {
            Converted query = expansion.expand();
            return new Converted(query.node(), Labels.renamed(query.columns(), columns));
        }
    }

    /** Converts the query of a definition anew. */
    @FunctionalInterface
    interface Expansion {
        Converted expand();
    }
}
