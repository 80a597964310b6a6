package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the clauses of one query and builds its frame. */
final class FrameBuilder {
    private static final Set<String> MODIFIERS = Set.of("straight_join", "sql_calc_found_rows");

    /** Words of MySQL that are not reserved and would be taken for a column. */
    private static final Set<String> UNREAD_MODIFIERS = Set.of(
            "sql_no_cache", "sql_cache", "sql_buffer_result", "sql_small_result", "sql_big_result", "high_priority");

    /** Words that PostgreSQL never takes for a name and that can follow a select list. */
    private static final Set<String> BEHIND_LIST = Set.of(
            "from",
            "where",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except");

    private final Cursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final WindowParser windows;
    private final SourceParser sources;
    private final Frame frame;
    private boolean inSources;

    FrameBuilder(Cursor cursor, QueryParser queries, Frame frame) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.windows = expressions.operands().calls().windows();
        this.sources = new SourceParser(cursor, queries);
        this.frame = frame;
    }

    void query(int end) {
        while (cursor.at() < end) {
            clause();
        }
        if (cursor.at() > end) {
            throw cursor.unexpected(end);
        }
    }

    void sources(int end) {
        frame.keyword("select * from", cursor.at());
        inSources = true;
        source();
        query(end);
    }

    private void clause() {
        Token token = cursor.here();
        if (token.isPunctuation('(') && queries.isNestedQuery(cursor.at())) {
            body(token, cursor.at());
            return;
        }
        if (token.isPunctuation(',') && inSources) {
            copy();
            source();
            return;
        }
        if (token.kind() != TokenKind.WORD) {
            throw cursor.unexpected();
        }
        switch (Cursor.key(token)) {
            case "with" -> with();
            case "select" -> select();
            case "values", "table" -> body(token, cursor.at());
            case "from" -> {
                if (cursor.dialect() == Dialect.MYSQL && cursor.isWord(1, "dual")) {
                    cursor.acceptWords("from", "dual");
                    return;
                }
                copy();
                inSources = true;
                source();
            }
            case "join", "straight_join" -> {
                copy();
                source();
            }
            case "left", "right", "full", "inner", "outer", "cross" -> copy();
            case "natural" -> natural();
            case "on", "where", "having", "qualify" -> condition();
            case "using" -> using();
            case "group" -> groupBy();
            case "order" -> orderBy();
            case "limit" -> limit();
            case "offset" -> offset();
            case "fetch" -> fetch();
            case "window" -> window();
            case "union", "intersect", "except", "minus" -> setOperator();
            case "for", "lock" -> frame.locks().add(new LockParser(cursor, expressions).lock());
            case "into", "procedure" ->
                throw cursor.unsupported(
                        cursor.at(),
                        "a SELECT that stores its rows, " + Cursor.key(token).toUpperCase(java.util.Locale.ROOT),
                        "leave it out");
            default -> throw StatementKind.writeHere(cursor).orElseGet(cursor::unexpected);
        }
    }

    private void copy() {
        int index = cursor.at();
        Token token = cursor.next();
        frame.keyword(Cursor.key(token), index);
    }

    /** JSqlParser loses NATURAL where INNER follows, and INNER says nothing. */
    private void natural() {
        copy();
        if (cursor.isWord("inner")) {
            cursor.next();
        }
    }

    private void expression(Expression expression, int start) {
        frame.island(new Island.OfExpression(expression), start);
    }

    private void condition() {
        copy();
        int start = cursor.at();
        expression(expressions.expression(), start);
    }

    private void source() {
        int start = cursor.at();
        frame.island(new Island.OfSource(sources.source()), start);
    }

    private void select() {
        copy();
        inSources = false;
        if (cursor.isWord("distinct")) {
            copy();
            if (cursor.isWord("on") && cursor.peek(1).isPunctuation('(')) {
                copy();
                copy();
                commaSeparated();
                copyMark(')');
            }
        } else if (cursor.isWord("all")) {
            copy();
        }
        while (cursor.isOneOf(MODIFIERS)) {
            copy();
        }
        if (cursor.dialect() == Dialect.MYSQL && cursor.isOneOf(UNREAD_MODIFIERS)) {
            throw cursor.unsupported(
                    cursor.at(), "the word " + cursor.here().text() + " behind SELECT", "leave it out");
        }
        int start = cursor.at();
        if (isEmptyList()) {
            // The word before is no other island's place.
            frame.island(new Island.OfItems(List.of()), start - 1);
            return;
        }
        frame.island(new Island.OfItems(new SelectListParser(cursor, expressions).items()), start);
    }

    /** PostgreSQL allows rows without columns, but not DISTINCT ones. */
    private boolean isEmptyList() {
        boolean ends = cursor.atEnd() || cursor.isMark(')') || cursor.isOneOf(BEHIND_LIST);
        Token before = cursor.token(cursor.at() - 1);
        return ends && cursor.dialect() == Dialect.POSTGRESQL && (before.isWord("select") || before.isWord("all"));
    }

    private void copyMark(char mark) {
        if (!cursor.isMark(mark)) {
            throw cursor.unexpected();
        }
        copy();
    }

    private void commaSeparated() {
        while (true) {
            int start = cursor.at();
            expression(expressions.expression(), start);
            if (!cursor.isMark(',')) {
                return;
            }
            copy();
        }
    }

    private void body(Token token, int start) {
        inSources = false;
        Island.OfBody body;
        if (token.isPunctuation('(')) {
            body = new Island.OfBody(new NestedQuery(queries.nested()));
        } else if (token.isWord("table")) {
            cursor.next();
            body = new Island.OfBody(
                    new TableBody(new QualifiedName(expressions.operands().nameParts())));
        } else {
            cursor.next();
            body = new Island.OfBody(new Values(rows()));
        }
        // JSqlParser takes a list of values wherever a query's body can stand.
        frame.keyword("values", start);
        frame.island(body, start);
    }

    private List<List<Expression>> rows() {
        List<List<Expression>> rows = new ArrayList<>();
        do {
            cursor.expectMark('(');
            rows.add(expressions.list());
            cursor.expectMark(')');
        } while (cursor.acceptMark(','));
        return rows;
    }

    private void with() {
        copy();
        if (cursor.isWord("recursive")) {
            copy();
        }
        commonTable();
        while (cursor.isMark(',')) {
            copy();
            commonTable();
        }
    }

    private void commonTable() {
        int start = cursor.at();
        String name = expressions.operands().name();
        List<String> columns = cursor.isMark('(') ? sources.nameList() : List.of();
        cursor.expectWord("as");
        Optional<Boolean> materialized = Optional.empty();
        if (cursor.acceptWord("materialized")) {
            materialized = Optional.of(true);
        } else if (cursor.acceptWords("not", "materialized")) {
            materialized = Optional.of(false);
        }
        if (!queries.isNestedQuery(cursor.at())) {
            throw StatementKind.commonTable(cursor);
        }
        Query query = queries.nested();
        if (cursor.isWord("search") || cursor.isWord("cycle")) {
            throw cursor.unsupported(
                    cursor.at(), "the clause " + cursor.here().text() + " of a recursive query", "leave it out");
        }
        frame.name(name, start);
        frame.keyword("as ( select", start);
        frame.island(new Island.OfCommonTable(new With.CommonTable(name, columns, materialized, query)), start);
        frame.keyword(")", start);
    }

    private void using() {
        copy();
        copyMark('(');
        while (true) {
            int index = cursor.at();
            frame.name(expressions.operands().name(), index);
            if (!cursor.isMark(',')) {
                break;
            }
            copy();
        }
        copyMark(')');
    }

    private void groupBy() {
        copy();
        if (!cursor.isWord("by")) {
            throw cursor.unexpected();
        }
        copy();
        int start = cursor.at();
        frame.island(new Island.OfGroups(new GroupParser(cursor, expressions).groupBy()), start);
    }

    private void orderBy() {
        copy();
        if (!cursor.isWord("by")) {
            throw cursor.unexpected();
        }
        copy();
        int start = cursor.at();
        frame.island(new Island.OfOrder(windows.orderItems()), start);
    }

    private void limit() {
        copy();
        if (cursor.isWord("all")) {
            frame.island(new Island.OfLimitAll(), cursor.at());
            cursor.next();
            return;
        }
        commaSeparated();
    }

    private void offset() {
        copy();
        int start = cursor.at();
        expression(expressions.expression(), start);
        if (cursor.isWord("row") || cursor.isWord("rows")) {
            copy();
        }
    }

    private void fetch() {
        copy();
        if (!cursor.isWord("first") && !cursor.isWord("next")) {
            throw cursor.unexpected();
        }
        copy();
        if (cursor.isWord("row") || cursor.isWord("rows")) {
            throw cursor.unsupported(cursor.at(), "FETCH without a number", "write FETCH FIRST 1 ROW ONLY");
        }
        int start = cursor.at();
        expression(expressions.expression(), start);
        for (int i = 0; i < 3 && cursor.isOneOf(Set.of("row", "rows", "only", "with", "ties", "percent")); i++) {
            copy();
        }
    }

    private void window() {
        int start = cursor.at();
        cursor.next();
        frame.keyword("window", start);
        frame.island(new Island.OfWindows(windows.named()), start);
        frame.keyword("as ( )", start);
    }

    private void setOperator() {
        copy();
        inSources = false;
        if (cursor.isWord("all") || cursor.isWord("distinct")) {
            copy();
        }
    }
}
