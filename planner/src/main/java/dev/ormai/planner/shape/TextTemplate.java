package dev.ormai.planner.shape;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An admitted text with holes where the free literals of its statement stood. Immutable. */
public final class TextTemplate {
    /** What stands before, between and behind the holes, and an empty string for each hole. */
    private final String[] parts;
    /** The literal that goes into each hole; one may go into several. */
    private final int[] literals;

    private final Optional<SharedText> shared;

    /** @param holes start and end of each hole, in order, and the literal that goes there */
    private TextTemplate(String text, int[] holes, Optional<SharedText> shared) {
        this.parts = new String[2 * (holes.length / 3) + 1];
        this.literals = new int[holes.length / 3];
        this.shared = shared;
        int at = 0;
        for (int hole = 0; hole < literals.length; hole++) {
            parts[2 * hole] = text.substring(at, holes[3 * hole]);
            parts[2 * hole + 1] = "";
            literals[hole] = holes[3 * hole + 2];
            at = holes[3 * hole + 1];
        }
        parts[2 * literals.length] = text.substring(at);
    }

    /**
     * The template of a text that was written for a statement; empty if a free literal is not found in it, or not as it stood.
     *
     * @param tokens of the statement; the literals in its tree hold their very texts, which is how one is told from another
     *     that is written the same
     * @param looksUpByKey whether a plan of the database's serves all literals alike
     */
    public static Optional<TextTemplate> of(
            StatementShape shape, Tokens tokens, WrittenSql written, boolean looksUpByKey) {
        Map<String, Integer> literals = new IdentityHashMap<>();
        int literal = 0;
        for (Token token : tokens.tokens()) {
            if (literal < shape.literals() && token.start() == shape.start(literal)) {
                boolean whole = token.end() == shape.end(literal)
                        && (token.kind() == TokenKind.STRING || token.kind() == TokenKind.NUMBER);
                if (!whole || literals.put(token.text(), literal) != null) {
                    return Optional.empty();
                }
                literal++;
            }
        }
        List<Integer> holes = new ArrayList<>();
        boolean[] found = new boolean[shape.literals()];
        for (WrittenSql.Literal place : written.literals()) {
            Integer index = literals.get(place.value());
            if (index != null) {
                holes.addAll(List.of(place.start(), place.end(), index));
                found[index] = true;
            }
        }
        int[] places = holes.stream().mapToInt(Integer::intValue).toArray();
        boolean bindable = looksUpByKey && tokens.dialect() == Dialect.POSTGRESQL && shape.isBindable();
        TextTemplate template = new TextTemplate(
                written.text(), places, bindable ? SharedText.of(written, places, tokens.dialect()) : Optional.empty());
        boolean complete = literal == shape.literals() && allTrue(found);
        return complete && template.fill(shape).equals(written.text()) ? Optional.of(template) : Optional.empty();
    }

    private static boolean allTrue(boolean[] found) {
        for (boolean each : found) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** A text that serves every statement of the shape as it stands. */
    public Optional<SharedText> shared() {
        return shared;
    }

    /** The text for a statement of the same shape. */
    public String fill(StatementShape shape) {
        String[] filled = parts.clone();
        for (int hole = 0; hole < literals.length; hole++) {
            filled[2 * hole + 1] = shape.spelling(literals[hole]);
        }
        return String.join("", filled);
    }
}
