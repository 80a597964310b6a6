package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordCall.Part;
import dev.ormai.planner.tree.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads <code>json_table(document, path columns (…))</code>, the part of it on which MySQL, MariaDB and PostgreSQL agree: columns with
 * a path, ordinalities, nested columns, and what an empty or faulty place gives.
 */
final class JsonTableParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final List<Part> parts = new ArrayList<>();

    JsonTableParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The call that begins here. */
    KeywordCall call() {
        String function = Cursor.key(cursor.next());
        cursor.expectMark('(');
        parts.add(new Part.Argument(expressions.expression()));
        mark(',');
        string();
        columns();
        if (cursor.dialect() == Dialect.POSTGRESQL && (cursor.isWord("error") || cursor.isWord("empty"))) {
            words(Cursor.key(cursor.here()), "on", "error");
        }
        cursor.expectMark(')');
        return new KeywordCall(function, parts, Optional.empty());
    }

    private void columns() {
        words("columns");
        mark('(');
        column();
        while (cursor.isMark(',')) {
            mark(',');
            column();
        }
        mark(')');
    }

    private void column() {
        if (cursor.isWord("nested")
                && (cursor.isWord(1, "path") || cursor.peek(1).kind() == TokenKind.STRING)) {
            nested();
            return;
        }
        parts.add(new Part.Name(expressions.operands().name()));
        if (cursor.isWord("for")) {
            words("for", "ordinality");
            return;
        }
        parts.add(new Part.Type(expressions.types().type()));
        boolean exists = cursor.isWord("exists");
        if (exists) {
            words("exists");
        }
        if (cursor.dialect() == Dialect.MYSQL || cursor.isWord("path")) {
            words("path");
            string();
        }
        while (cursor.isWord("null") || cursor.isWord("error") || cursor.isWord("default")) {
            otherwise();
        }
    }

    private void nested() {
        cursor.enter();
        words("nested");
        if (cursor.isWord("path")) {
            words("path");
        }
        string();
        columns();
        cursor.leave();
    }

    /** What the column holds where the path leads to nothing, or to what does not fit. */
    private void otherwise() {
        boolean value = cursor.isWord("default");
        words(Cursor.key(cursor.here()));
        if (value) {
            parts.add(new Part.Argument(expressions.expression()));
        }
        words("on", cursor.isWord(1, "empty") ? "empty" : "error");
    }

    private void words(String... words) {
        for (String word : words) {
            cursor.expectWord(word);
            parts.add(new Part.Word(word));
        }
    }

    private void mark(char mark) {
        cursor.expectMark(mark);
        parts.add(new Part.Word(String.valueOf(mark)));
    }

    /** A path is a literal: what it may be else differs from server to server. */
    private void string() {
        if (cursor.here().kind() != TokenKind.STRING) {
            throw cursor.unsupported(cursor.at(), "a JSON path that is no string", "write the path as a string");
        }
        parts.add(new Part.Argument(new StringLiteral(cursor.next().text())));
    }
}
