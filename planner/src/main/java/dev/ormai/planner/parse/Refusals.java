package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Position;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;

/** The two ways in which reading a statement ends early, worded alike. */
final class Refusals {
    private static final int MAX_LENGTH = 500;

    private Refusals() {}

    static RefusedException syntax(Position position, String message, String hint) {
        return at(ErrorCode.SYNTAX_ERROR, position, message, hint);
    }

    static RefusedException unsupported(Position position, String message, String hint) {
        return at(ErrorCode.STATEMENT_NOT_SUPPORTED, position, message, hint);
    }

    static RefusedException at(ErrorCode code, Position position, String message, String hint) {
        return new RefusedException(Refusal.of(code, "line " + position + ": " + shortened(message), hint)
                .with("line", position.line())
                .with("column", position.column()));
    }

    /** A message may quote a word of the text, and a word may be as long as a text. */
    private static String shortened(String message) {
        return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "…";
    }
}
