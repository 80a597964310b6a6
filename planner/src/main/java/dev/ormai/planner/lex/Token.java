package dev.ormai.planner.lex;

/**
 * One token of a statement.
 *
 * @param text the decoded value; {@link TokenKind} says what that is for each kind
 * @param start offset of the first character in the source, in UTF-16 units
 * @param end offset after the last character; strings written in adjacent parts are one token that spans all parts
 */
public record Token(TokenKind kind, String text, int start, int end) {

    /** Whether this is the given keyword, unquoted and in any mixture of ASCII cases. */
    public boolean isWord(String keyword) {
        return kind == TokenKind.WORD && Characters.equalIgnoringAsciiCase(text, keyword);
    }

    /** Whether this is the given operator. */
    public boolean isOperator(String operator) {
        return kind == TokenKind.OPERATOR && text.equals(operator);
    }

    /** Whether this is the given bracket, comma, dot or colon. */
    public boolean isPunctuation(char mark) {
        return kind == TokenKind.PUNCTUATION && text.charAt(0) == mark;
    }

    /** Whether the two stand for the same thing, wherever and however they were written. */
    public boolean sameAs(Token other) {
        return kind == other.kind && text.equals(other.text);
    }
}
