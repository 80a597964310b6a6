package dev.ormai.planner.lex;

import dev.ormai.planner.Dialect;
import java.util.List;

/** The tokens of one statement, at least one, without comments and without a final semicolon. Immutable. */
public record Tokens(String source, Dialect dialect, List<Token> tokens) {
    public Tokens {
        tokens = List.copyOf(tokens);
    }

    /** Where the character at this offset of the source stands. */
    public Position position(int offset) {
        return Position.of(source, offset);
    }
}
