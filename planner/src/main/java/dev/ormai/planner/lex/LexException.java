package dev.ormai.planner.lex;

/** A text that is not one statement we can read exactly. The message begins with {@code line L:C: }. */
public final class LexException extends RuntimeException {

    /** Why the text was refused. */
    public enum Reason {
        /** The database itself would refuse it. */
        SYNTAX,
        /** The database may take it; we do not. */
        UNSUPPORTED,
        /** Nothing but white space and comments. */
        EMPTY,
        /** More follows the semicolon. */
        SEVERAL_STATEMENTS,
        /** One of the limits of {@link Lexer} is passed. */
        TOO_LARGE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Position position;
    private final String hint;

    LexException(Reason reason, Position position, String message, String hint) {
        super("line " + position + ": " + message);
        this.reason = reason;
        this.position = position;
        this.hint = hint;
    }

    public Reason reason() {
        return reason;
    }

    /** Where the trouble is; for something that never ends, where it began. */
    public Position position() {
        return position;
    }

    /** What to do instead. */
    public String hint() {
        return hint;
    }
}
