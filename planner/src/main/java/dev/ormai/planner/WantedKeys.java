package dev.ormai.planner;

import java.util.List;

/** What a client wants of each row that a write makes, beside their number: JDBC's generated keys. */
public sealed interface WantedKeys {
    /** Nothing. */
    WantedKeys NONE = new None();

    /** What the database makes itself; which columns these are is each database's own affair. */
    WantedKeys GENERATED = new Generated();

    /** Nothing. */
    record None() implements WantedKeys {}

    /** As a driver chooses. */
    record Generated() implements WantedKeys {}

    /** These columns. */
    record Named(List<String> columns) implements WantedKeys {
        public Named {
            columns = List.copyOf(columns);
        }
    }

    /** The columns at these places of the table as the principal sees it, from 1. */
    record Numbered(List<Integer> places) implements WantedKeys {
        public Numbered {
            places = List.copyOf(places);
        }
    }
}
