package dev.ormai.planner.fidelity;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import java.util.List;

/**
 * The differences between a source and what we write that mean nothing, each only where it stands so:
 *
 * <ul>
 *   <li>AS before an alias: we always write it
 *   <li>OUTER behind LEFT, RIGHT, FULL and INNER, both before JOIN: the databases ignore them
 *   <li>ALL behind SELECT: it is the default
 *   <li>ROW for ROWS and NEXT for FIRST in OFFSET and FETCH: synonyms; ROWS behind OFFSET without FETCH: ignored
 *   <li>FROM DUAL in MySQL, where DUAL can be no table: the same as no FROM
 *   <li>ISNULL for IS NULL and NOTNULL for IS NOT NULL in PostgreSQL: other spellings
 *   <li>an asterisk behind the name of a table in PostgreSQL: the default since inheritance is included
 * </ul>
 */
final class Noise {
    /** How far each side moves on; nothing at all means a true difference. */
    record Step(int source, int written) {}

    private static final Token NOTHING = new Token(TokenKind.PUNCTUATION, " ", 0, 0);
    private static final Step DIFFERENCE = new Step(0, 0);

    private final Dialect dialect;
    private final List<Token> source;
    private final List<Token> written;

    Noise(Dialect dialect, List<Token> source, List<Token> written) {
        this.dialect = dialect;
        this.source = source;
        this.written = written;
    }

    private static Token token(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
    }

    Step at(int i, int j) {
        Token left = token(source, i);
        Token right = token(written, j);
        Token before = token(source, i - 1);
        Token after = token(source, i + 1);
        if (right.isWord("as")
                && token(written, j + 1).kind() == TokenKind.QUOTED_NAME
                && isName(left)
                && !left.isWord("as")) {
            return new Step(0, 1);
        }
        boolean outer =
                left.isWord("outer") && (before.isWord("left") || before.isWord("right") || before.isWord("full"));
        if ((outer || left.isWord("inner")) && after.isWord("join") && right.isWord("join")) {
            return new Step(1, 0);
        }
        if (left.isWord("all") && before.isWord("select")) {
            return new Step(1, 0);
        }
        if (left.isWord("row")
                && right.isWord("rows")
                && (after.isWord("only") || after.isWord("with") || after.isWord("fetch"))) {
            return new Step(1, 1);
        }
        if (left.isWord("next") && right.isWord("first") && before.isWord("fetch")) {
            return new Step(1, 1);
        }
        boolean rows = left.isWord("row") || left.isWord("rows");
        if (rows && !right.isWord("rows") && isBehindOffset(i)) {
            return new Step(1, 0);
        }
        if (dialect == Dialect.MYSQL && left.isWord("from") && after.isWord("dual") && !right.isWord("from")) {
            return new Step(2, 0);
        }
        return dialect == Dialect.POSTGRESQL ? postgres(i, j) : DIFFERENCE;
    }

    private Step postgres(int i, int j) {
        Token left = token(source, i);
        Token right = token(written, j);
        if (left.isWord("isnull") && right.isWord("is") && token(written, j + 1).isWord("null")) {
            return new Step(1, 2);
        }
        if (left.isWord("notnull")
                && right.isWord("is")
                && token(written, j + 1).isWord("not")
                && token(written, j + 2).isWord("null")) {
            return new Step(1, 3);
        }
        Token beforeName = token(source, i - 2);
        boolean table = isName(token(source, i - 1))
                && (beforeName.isWord("from")
                        || beforeName.isWord("join")
                        || beforeName.isPunctuation(',')
                        || beforeName.isPunctuation('.'));
        return left.isOperator("*") && table ? new Step(1, 0) : DIFFERENCE;
    }

    private static boolean isName(Token token) {
        return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME;
    }

    /** Whether OFFSET and its value stand directly before this place. */
    private boolean isBehindOffset(int index) {
        int depth = 0;
        for (int i = index - 1; i >= 0; i--) {
            Token token = source.get(i);
            if (token.isPunctuation(')')) {
                depth++;
            } else if (token.isPunctuation('(')) {
                depth--;
            } else if (depth == 0 && token.kind() == TokenKind.WORD) {
                return token.isWord("offset");
            }
            if (depth < 0) {
                return false;
            }
        }
        return false;
    }
}
