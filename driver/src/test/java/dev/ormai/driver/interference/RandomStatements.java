package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements over the ledger whose expressions fail on rows that acme may not see, and on none that it may see, in whatever
 * order they are evaluated. Not thread-safe.
 */
final class RandomStatements {
    private final DatabaseKind kind;
    private final boolean masked;
    private final Fragments fragments;

    /** @param masked whether masked and denied columns may be named */
    RandomStatements(DatabaseKind kind, boolean masked) {
        this.kind = kind;
        this.masked = masked;
        this.fragments = Fragments.of(kind);
    }

    /** The same seed makes the same statement. */
    Statement of(long seed) {
        Choices choices = new Choices(seed);
        Expressions expressions = new Expressions(kind, choices, fragments, masked);
        Shape shape = choices.of(shapes());
        return shape.statement(new Tables(choices), expressions, choices);
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>(Shapes.COMMON);
        shapes.addAll(Joins.COMMON);
        shapes.addAll(Nested.COMMON);
        shapes.addAll(Groups.COMMON);
        if (kind == DatabaseKind.POSTGRESQL) {
            shapes.addAll(Postgres.SHAPES);
        } else if (kind == DatabaseKind.H2) {
            shapes.addAll(Groups.H2);
        } else {
            shapes.addAll(Groups.MARIADB);
        }
        if (masked) {
            shapes.addAll(Hidden.SHAPES);
        }
        return shapes;
    }
}
