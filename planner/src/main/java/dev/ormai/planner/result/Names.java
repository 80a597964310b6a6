package dev.ormai.planner.result;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.AsciiCase;
import java.util.List;
import java.util.Optional;

/** How a database compares names that the lexer has folded. */
record Names(Dialect dialect) {
    boolean same(String a, String b) {
        return dialect == Dialect.MYSQL ? AsciiCase.equal(a, b) : a.equals(b);
    }

    Optional<Item> find(List<Item> items, String name) {
        return items.stream()
                .filter(item -> item.name().filter(n -> same(n, name)).isPresent())
                .findFirst();
    }
}
