package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Query;
import java.util.List;
import java.util.Set;

/** Reads queries, nested ones one by one, so that the time they take grows with the text and not with the nesting. */
final class QueryParser {
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values", "table");
    private static final Set<String> CONTINUATIONS =
            Set.of("union", "intersect", "except", "minus", "order", "limit", "offset", "fetch", "for");

    /** The most queries in one statement, nested ones and common tables counted: JSqlParser starts anew for each. */
    private static final int MAX_QUERIES = 2_000;

    /** The most words of one query outside its expressions: a union of some thousand selects. */
    private static final int MAX_FRAME = 15_000;

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private int count;

    QueryParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /** Whether a parenthesis at this index opens a query. */
    boolean isNestedQuery(int index) {
        return cursor.token(index).isPunctuation('(') && startsQuery(index + 1);
    }

    /** Whether a query begins at this index. */
    boolean startsQuery(int index) {
        Token token = cursor.token(index);
        if (token.kind() == TokenKind.WORD) {
            return BEGINNINGS.contains(Cursor.key(token));
        }
        if (!isNestedQuery(index)) {
            return false;
        }
        Token following = cursor.token(cursor.partner(index) + 1);
        return following.isPunctuation(')')
                || (following.kind() == TokenKind.WORD && CONTINUATIONS.contains(Cursor.key(following)));
    }

    /** The query in the parentheses that begin here. */
    Query nested() {
        int opening = cursor.at();
        cursor.expectMark('(');
        Query query = query(cursor.partner(opening));
        cursor.expectMark(')');
        return query;
    }

    /** The query from here to the token with this index. */
    Query query(int end) {
        cursor.enter();
        Frame frame = frame(end);
        new FrameBuilder(cursor, this, frame).query(end);
        limit(frame);
        Query query = new QueryTranslation(cursor, frame).query(FrameParser.parse(frame, cursor));
        cursor.leave();
        return query;
    }

    /** The sources, joined or not, from here to the token with this index. */
    List<FromItem> sources(int end) {
        cursor.enter();
        Frame frame = frame(end);
        new FrameBuilder(cursor, this, frame).sources(end);
        limit(frame);
        List<FromItem> sources = new QueryTranslation(cursor, frame).sources(FrameParser.parse(frame, cursor));
        cursor.leave();
        return sources;
    }

    private Frame frame(int end) {
        if (++count > MAX_QUERIES) {
            throw cursor.unsupported(
                    cursor.at(), "a statement with more than " + MAX_QUERIES + " queries", "split the statement");
        }
        return new Frame(end);
    }

    private void limit(Frame frame) {
        if (frame.size() > MAX_FRAME) {
            throw cursor.unsupported(
                    cursor.at() - 1, "a query of more than " + MAX_FRAME + " clauses", "split the statement");
        }
    }
}
