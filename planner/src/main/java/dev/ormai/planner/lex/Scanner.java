package dev.ormai.planner.lex;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over one text: what is the same in every dialect. A dialect says what a blank is and how the next token is read. */
abstract class Scanner {
    /** Stands for the end of the text; no text contains it. */
    static final char END = '\0';

    final String sql;
    final int length;
    final ParameterStyle parameters;
    /** The next character to be read. */
    int at;

    private final List<Token> tokens;
    private final int[] openBrackets = new int[Lexer.MAX_DEPTH];
    private int depth;

    Scanner(String sql, ParameterStyle parameters) {
        this.sql = sql;
        this.length = sql.length();
        this.parameters = parameters;
        // English and SQL alike have a word about every five characters.
        this.tokens = new ArrayList<>(Math.min(length / 5 + 8, 4096));
    }

    /** Moves past white space and comments, if there are any. */
    abstract void skipBlanks();

    /** Reads the token that begins here and adds it. */
    abstract void next();

    final List<Token> scan() {
        checkText();
        int semicolon = -1;
        for (skipBlanks(); at < length; skipBlanks()) {
            if (semicolon >= 0) {
                throw new LexException(
                        Reason.SEVERAL_STATEMENTS,
                        Position.of(sql, at),
                        "several statements in one string: the first ends at " + Position.of(sql, semicolon),
                        "send one statement at a time");
            }
            if (sql.charAt(at) == ';') {
                semicolon = at++;
            } else {
                next();
            }
        }
        if (tokens.isEmpty()) {
            throw new LexException(
                    Reason.EMPTY, new Position(1, 1), "the text holds no statement", "write one statement");
        }
        if (depth > 0) {
            int opening = openBrackets[depth - 1];
            throw syntax(opening, "'" + sql.charAt(opening) + "' is never closed", "add the closing bracket");
        }
        return tokens;
    }

    private void checkText() {
        if (length > Lexer.MAX_LENGTH) {
            throw tooLarge(
                    0,
                    "the statement has " + length + " characters, more than " + Lexer.MAX_LENGTH,
                    "pass large values as bind parameters");
        }
        int nul = sql.indexOf(END);
        if (nul >= 0) {
            throw syntax(nul, "a NUL character (U+0000)", "remove it, or pass binary data as a bind parameter");
        }
        int surrogate = Characters.loneSurrogate(sql);
        if (surrogate >= 0) {
            throw syntax(
                    surrogate,
                    "half of a surrogate pair, " + Characters.describe(sql.charAt(surrogate)),
                    "send well-formed Unicode");
        }
    }

    final char here() {
        return peek(0);
    }

    final char peek(int ahead) {
        int index = at + ahead;
        return index < length ? sql.charAt(index) : END;
    }

    /** Adds the token that began at {@code start} and ends before the current place. */
    final void add(TokenKind kind, String text, int start) {
        if (tokens.size() == Lexer.MAX_TOKENS) {
            throw tooLarge(
                    start,
                    "the statement has more than " + Lexer.MAX_TOKENS + " tokens",
                    "split the statement, or pass a list as one array parameter");
        }
        tokens.add(new Token(kind, text, start, at));
    }

    final void addOperator(String operator) {
        int start = at;
        at += operator.length();
        add(TokenKind.OPERATOR, operator, start);
    }

    /** Adds the one of {@code ( ) [ ] , . :} that stands here and keeps count of the brackets. */
    final void addPunctuation() {
        char mark = here();
        int start = at++;
        switch (mark) {
            case '(', '[' -> open(start);
            case ')' -> close(start, '(');
            case ']' -> close(start, '[');
            default -> {}
        }
        add(TokenKind.PUNCTUATION, Characters.asString(mark), start);
    }

    private void open(int start) {
        if (depth == Lexer.MAX_DEPTH) {
            throw tooLarge(
                    start, "brackets are nested more than " + Lexer.MAX_DEPTH + " deep", "simplify the statement");
        }
        openBrackets[depth++] = start;
    }

    private void close(int start, char opening) {
        if (depth == 0 || sql.charAt(openBrackets[depth - 1]) != opening) {
            throw syntax(start, "'" + sql.charAt(start) + "' closes nothing", "remove it, or add its opening bracket");
        }
        depth--;
    }

    /** The token before this place, or null at the beginning. */
    final @Nullable Token previous() {
        return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    }

    /** Takes back the token before this place. */
    final void removePrevious() {
        tokens.remove(tokens.size() - 1);
    }

    final LexException syntax(int offset, String message, String hint) {
        return new LexException(Reason.SYNTAX, Position.of(sql, offset), message, hint);
    }

    final LexException unsupported(int offset, String message, String hint) {
        return new LexException(Reason.UNSUPPORTED, Position.of(sql, offset), message, hint);
    }

    private LexException tooLarge(int offset, String message, String hint) {
        return new LexException(Reason.TOO_LARGE, Position.of(sql, offset), message, hint);
    }

    /** The refusal of a character that begins no token. */
    final LexException unexpected() {
        int codePoint = sql.codePointAt(at);
        if (codePoint == '{' || codePoint == '}') {
            return unsupported(
                    at, "JDBC escapes in braces are not supported", "write the function, call or literal itself");
        }
        String message = "unexpected character " + Characters.describe(codePoint);
        if (Characters.isInvisible(codePoint)) {
            return unsupported(at, message, "replace it with a plain space, or remove it");
        }
        return syntax(at, message, "remove it, or quote the name or string that it belongs to");
    }
}
