package dev.ormai.planner.rewrite;

import dev.ormai.planner.lex.Tokens;

/** Names for what only we put into a statement. */
public final class UnusedNames {
    private final Tokens tokens;

    /** @param tokens of the statement */
    public UnusedNames(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A name that begins so and that nothing in the statement has. */
    public String like(String beginning) {
        String name = beginning;
        while (occurs(name)) {
            name += "_";
        }
        return name;
    }

    private boolean occurs(String name) {
        return tokens.tokens().stream().anyMatch(token -> token.text().equalsIgnoreCase(name));
    }
}
