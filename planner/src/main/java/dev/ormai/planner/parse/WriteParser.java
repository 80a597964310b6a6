package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the statements that change rows, from the tokens alone. */
final class WriteParser {
    private static final Set<String> BEHIND_TARGET = Set.of(
            "values", "value", "select", "default", "set", "where", "using", "returning", "overriding", "from", "with");

    private final Cursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private int end;

    WriteParser(Cursor cursor) {
        this.cursor = cursor;
        this.end = cursor.size();
        this.queries = new QueryParser(cursor);
        this.expressions = queries.expressions();
    }

    /** Whether the statement is one that this parser knows. */
    static boolean startsHere(Cursor cursor) {
        return cursor.isWord("insert") || cursor.isWord("update") || cursor.isWord("delete");
    }

    /** Whether the statement is a query over what a write gives. */
    static boolean startsQueryHere(Cursor cursor) {
        if (cursor.dialect() != Dialect.POSTGRESQL || !cursor.isWord("with")) {
            return false;
        }
        int index = cursor.at() + 2;
        if (cursor.token(index).isPunctuation('(')) {
            index = cursor.partner(index) + 1;
        }
        while (cursor.token(index).isWord("as")
                || cursor.token(index).isWord("not")
                || cursor.token(index).isWord("materialized")) {
            index++;
        }
        Token first = cursor.token(index + 1);
        return cursor.token(index).isPunctuation('(')
                && (first.isWord("insert") || first.isWord("update") || first.isWord("delete"));
    }

    /** With the only common table that it has. */
    WritingQuery query() {
        cursor.expectWord("with");
        String name = expressions.operands().name();
        List<String> columns = cursor.isMark('(') ? columns() : List.of();
        cursor.expectWord("as");
        Optional<Boolean> materialized = Optional.empty();
        if (cursor.acceptWord("materialized")) {
            materialized = Optional.of(true);
        } else if (cursor.acceptWords("not", "materialized")) {
            materialized = Optional.of(false);
        }
        end = cursor.partner(cursor.at());
        cursor.expectMark('(');
        Write write = write();
        cursor.expectMark(')');
        if (write.returning().isEmpty()) {
            throw cursor.unsupported(end, "a write in WITH that gives no rows", "add returning, or send it by itself");
        }
        if (cursor.isMark(',') || !queries.startsQuery(cursor.at()) || cursor.isWord("with")) {
            throw cursor.unsupported(
                    cursor.at(),
                    "WITH with a write and anything but a query behind it",
                    "write in one statement, and let its rows go into a single query: with w as (delete … returning …) select … from w");
        }
        return new WritingQuery(name, columns, materialized, write, queries.query(cursor.size()));
    }

    Write write() {
        Write write =
                switch (Cursor.key(cursor.next())) {
                    case "insert" -> insert();
                    case "update" -> update();
                    default -> delete();
                };
        if (cursor.at() != end) {
            throw cursor.token(cursor.at()).kind() == TokenKind.WORD ? later() : cursor.unexpected();
        }
        return write;
    }

    private Insert insert() {
        cursor.expectWord("into");
        QualifiedName table = table();
        Optional<String> alias = alias();
        List<String> columns = List.of();
        if (cursor.isMark('(') && !queries.isNestedQuery(cursor.at())) {
            columns = columns();
        }
        List<List<Expression>> rows = List.of();
        Optional<Query> source = Optional.empty();
        if (cursor.acceptWord("values")) {
            rows = rows();
        } else if (cursor.dialect() == Dialect.POSTGRESQL
                && (queries.startsQuery(cursor.at()) || queries.isNestedQuery(cursor.at()))) {
            source = Optional.of(queries.query(Math.min(next("returning"), nextConflict())));
        } else if (!cursor.acceptWords("default", "values")) {
            throw later();
        }
        return new Insert(table, alias, columns, rows, source, conflict(), returning());
    }

    private Update update() {
        QualifiedName table = table();
        Optional<String> alias = alias();
        Assignments set = assignments();
        return new Update(table, alias, set.all(), set.tuples(), from("from"), where(), returning());
    }

    private record Assignments(List<Update.Assignment> all, List<Update.Tuple> tuples) {}

    private Assignments assignments() {
        cursor.expectWord("set");
        List<Update.Assignment> assignments = new ArrayList<>();
        List<Update.Tuple> tuples = new ArrayList<>();
        do {
            if (cursor.isMark('(')) {
                List<Update.Assignment> together = tuple();
                tuples.add(new Update.Tuple(assignments.size(), together.size()));
                assignments.addAll(together);
                continue;
            }
            if (cursor.peek(1).isPunctuation('.') || cursor.peek(1).isPunctuation('[')) {
                throw cursor.unsupported(
                        cursor.at(), "an assignment to a part of a column", "set each column by its plain name");
            }
            String column = expressions.operands().name();
            if (!cursor.here().isOperator("=")) {
                throw cursor.unexpected();
            }
            cursor.next();
            assignments.add(new Update.Assignment(column, expressions.expression()));
        } while (cursor.acceptMark(','));
        return new Assignments(assignments, tuples);
    }

    private Optional<Conflict> conflict() {
        if (cursor.dialect() != Dialect.POSTGRESQL || !cursor.acceptWords("on", "conflict")) {
            return Optional.empty();
        }
        List<Expression> keys = List.of();
        Optional<Expression> predicate = Optional.empty();
        Optional<String> constraint = Optional.empty();
        if (cursor.acceptWords("on", "constraint")) {
            constraint = Optional.of(expressions.operands().name());
        } else if (cursor.acceptMark('(')) {
            keys = expressions.list();
            cursor.expectMark(')');
            predicate = where();
        }
        cursor.expectWord("do");
        if (cursor.acceptWord("nothing")) {
            return Optional.of(new Conflict(keys, predicate, constraint, List.of(), List.of(), Optional.empty()));
        }
        if (keys.isEmpty() && constraint.isEmpty()) {
            throw cursor.unsupported(
                    cursor.at(),
                    "ON CONFLICT DO UPDATE without a key",
                    "name the columns of the key: on conflict (id)");
        }
        cursor.expectWord("update");
        Assignments set = assignments();
        return Optional.of(new Conflict(keys, predicate, constraint, set.all(), set.tuples(), where()));
    }

    /** Where the conflict's clause begins, or the end. A query before it may have conditions of joins, which begin with the same word. */
    private int nextConflict() {
        int index = cursor.at();
        int last = end;
        while (index < end) {
            Token token = cursor.token(index);
            if (token.isWord("on") && index + 1 < end && cursor.token(index + 1).isWord("conflict")) {
                last = index;
            }
            index = token.isPunctuation('(') || token.isPunctuation('[') ? cursor.partner(index) + 1 : index + 1;
        }
        return last;
    }

    /** <code>(a, b) = (1, default)</code>: as many plain values as columns, and more than one, as the databases want it. */
    private List<Update.Assignment> tuple() {
        int start = cursor.at();
        List<String> columns = columns();
        if (!cursor.here().isOperator("=")) {
            throw cursor.unexpected();
        }
        cursor.next();
        if (!cursor.isMark('(') || queries.isNestedQuery(cursor.at())) {
            throw cursor.unsupported(start, "an assignment of a row to columns", "set each column by its plain name");
        }
        cursor.expectMark('(');
        List<Expression> values = expressions.list();
        cursor.expectMark(')');
        if (columns.size() < 2 || values.size() != columns.size()) {
            throw cursor.unsupported(
                    start, "an assignment of other than one value to each column", "set each column by its plain name");
        }
        List<Update.Assignment> together = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            together.add(new Update.Assignment(columns.get(i), values.get(i)));
        }
        return together;
    }

    private Delete delete() {
        cursor.expectWord("from");
        QualifiedName table = table();
        return new Delete(table, alias(), from("using"), where(), returning());
    }

    private QualifiedName table() {
        if (cursor.isWord("only") && cursor.dialect() == Dialect.POSTGRESQL) {
            throw later();
        }
        return new QualifiedName(expressions.operands().nameParts());
    }

    private Optional<String> alias() {
        if (cursor.acceptWord("as")) {
            return Optional.of(expressions.operands().name());
        }
        Token token = cursor.here();
        boolean bare = token.kind() == TokenKind.QUOTED_NAME
                || (token.kind() == TokenKind.WORD
                        && !ReservedWords.contains(cursor.dialect(), token.text())
                        && !BEHIND_TARGET.contains(Cursor.key(token)));
        return bare ? Optional.of(cursor.next().text()) : Optional.empty();
    }

    private List<String> columns() {
        List<String> names = new ArrayList<>();
        cursor.expectMark('(');
        do {
            names.add(expressions.operands().name());
        } while (cursor.acceptMark(','));
        cursor.expectMark(')');
        return names;
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

    private List<FromItem> from(String word) {
        return cursor.dialect() == Dialect.POSTGRESQL && cursor.acceptWord(word)
                ? queries.sources(next("where", "returning"))
                : List.of();
    }

    /** Where the first of these words stands outside of parentheses, or the end. PostgreSQL lets none of them be a name. */
    private int next(String... words) {
        int index = cursor.at();
        while (index < end) {
            Token token = cursor.token(index);
            if (token.kind() == TokenKind.WORD && List.of(words).contains(Cursor.key(token))) {
                return index;
            }
            index = token.isPunctuation('(') || token.isPunctuation('[') ? cursor.partner(index) + 1 : index + 1;
        }
        return index;
    }

    private Optional<Expression> where() {
        return cursor.acceptWord("where") ? Optional.of(expressions.expression()) : Optional.empty();
    }

    private List<SelectItem> returning() {
        return cursor.acceptWord("returning") ? new SelectListParser(cursor, expressions).items() : List.of();
    }

    /** A clause that exists and is not here yet. */
    private RefusedException later() {
        return cursor.unsupported(
                cursor.at(),
                cursor.at() >= end
                        ? "a write that ends here"
                        : "the clause " + cursor.here().text() + " of a write",
                "insert values, or update and delete with a condition");
    }
}
