package dev.ormai.planner;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.lex.Tokens;

/** Counts the values that a client has to bind. */
final class ClientParameters {
    private ClientParameters() {}

    /** For {@code ?} their number, for {@code $n} the largest n. */
    static int count(Tokens tokens) {
        int unnumbered = 0;
        int largest = 0;
        for (Token token : tokens.tokens()) {
            if (token.kind() == TokenKind.PARAMETER) {
                if (token.text().isEmpty()) {
                    unnumbered++;
                } else {
                    largest = Math.max(largest, Integer.parseInt(token.text()));
                }
            }
        }
        return Math.max(unnumbered, largest);
    }
}
