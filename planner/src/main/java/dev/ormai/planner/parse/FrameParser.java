package dev.ormai.planner.parse;

import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Hands a frame to JSqlParser. */
final class FrameParser {
    private FrameParser() {}

    /** Throws a refusal in our own words, at the place of the token that JSqlParser could not fit in. */
    static Select parse(Frame frame, Cursor cursor) {
        String text = frame.text();
        // Quoting in a frame is PostgreSQL's, whatever the statement's own dialect is.
        CCJSqlParser parser = new CCJSqlParser(new StringProvider(text))
                .withDialect(Dialect.POSTGRESQL)
                .withAllowComplexParsing(true);
        Statement statement;
        try {
            statement = parser.Statement();
        } catch (ParseException e) {
            Token token = e.currentToken == null ? null : e.currentToken.next;
            throw cursor.unexpected(frame.tokenAt(token == null || token.kind == 0 ? text.length() : offset(token)));
        } catch (TokenMgrException e) {
            throw new IllegalStateException("a frame holds what JSqlParser cannot read: " + text, e);
        }
        Token rest = parser.getToken(1);
        if (rest.kind != 0) {
            throw cursor.unexpected(frame.tokenAt(offset(rest)));
        }
        if (statement instanceof Select select) {
            return select;
        }
        throw cursor.unexpected(frame.tokenAt(0));
    }

    /** A frame is one line, so that the column tells all. */
    private static int offset(Token token) {
        return token.beginColumn - 1;
    }
}
