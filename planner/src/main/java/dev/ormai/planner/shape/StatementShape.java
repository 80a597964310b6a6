package dev.ormai.planner.shape;

import dev.ormai.planner.Dialect;
import java.util.Optional;

/**
 * A statement with its free literals lifted out. Two statements with equal shapes get the same plan and the same admitted text,
 * but for these literals: see {@link ShapeScanner} for which are free. What remains is compared as it was written, blanks too.
 * Immutable.
 */
public final class StatementShape {
    private final String text;
    /** Start and end of each free literal, and its class. */
    private final int[] spans;

    private final int hash;

    StatementShape(String text, int[] spans) {
        this.text = text;
        this.spans = spans;
        this.hash = hash(text, spans);
    }

    /** Empty for a text that has no free literal, or is not plain enough to tell. */
    public static Optional<StatementShape> of(String text, Dialect dialect) {
        return Optional.ofNullable(new ShapeScanner(text, dialect).scan());
    }

    /** How many literals are free. */
    int literals() {
        return spans.length / 3;
    }

    int start(int literal) {
        return spans[3 * literal];
    }

    int end(int literal) {
        return spans[3 * literal + 1];
    }

    private int kind(int literal) {
        return spans[3 * literal + 2];
    }

    /** Whether it is known for each free literal as what type the database reads it: a whole number or a string. */
    boolean isBindable() {
        for (int i = 0; i < literals(); i++) {
            if (kind(i) != ShapeScanner.INTEGER && kind(i) != ShapeScanner.STRING) {
                return false;
            }
        }
        return true;
    }

    /** Whether the free literal is a whole number; of those that can be bound the others are strings. */
    public boolean isInteger(int literal) {
        return kind(literal) == ShapeScanner.INTEGER;
    }

    /** The value of a whole number. */
    public int integer(int literal) {
        return Integer.parseInt(text, start(literal), end(literal), 10);
    }

    /** The value of a string. */
    public String string(int literal) {
        return text.substring(start(literal) + 1, end(literal) - 1).replace("''", "'");
    }

    /** A free literal as it must be written; its spelling is the same in every dialect. */
    String spelling(int literal) {
        return text.substring(start(literal), end(literal));
    }

    /** Characters that this holds on to. */
    public int weight() {
        return text.length() + 6 * literals();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatementShape shape && hash == shape.hash && sameAs(shape);
    }

    private boolean sameAs(StatementShape other) {
        if (spans.length != other.spans.length) {
            return false;
        }
        int here = 0;
        int there = 0;
        for (int i = 0; i < literals(); i++) {
            int length = start(i) - here;
            if (kind(i) != other.kind(i)
                    || length != other.start(i) - there
                    || !text.regionMatches(here, other.text, there, length)) {
                return false;
            }
            here = end(i);
            there = other.end(i);
        }
        int rest = text.length() - here;
        return rest == other.text.length() - there && text.regionMatches(here, other.text, there, rest);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static int hash(String text, int[] spans) {
        int hash = 1;
        int at = 0;
        for (int i = 0; i < spans.length; i += 3) {
            hash = 31 * hash(hash, text, at, spans[i]) + spans[i + 2];
            at = spans[i + 1];
        }
        return hash(hash, text, at, text.length());
    }

    private static int hash(int before, String text, int start, int end) {
        int hash = before;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    /** Without the free literals, which are values. */
    @Override
    public String toString() {
        return "StatementShape[" + literals() + " free literals]";
    }
}
