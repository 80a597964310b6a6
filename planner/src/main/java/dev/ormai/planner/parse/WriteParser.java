package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
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

    WriteParser(Cursor cursor) {
        this.cursor = cursor;
        this.queries = new QueryParser(cursor);
        this.expressions = queries.expressions();
    }

    /** Whether the statement is one that this parser knows. */
    static boolean startsHere(Cursor cursor) {
        return cursor.isWord("insert") || cursor.isWord("update") || cursor.isWord("delete");
    }

    Write write() {
        Write write =
                switch (Cursor.key(cursor.next())) {
                    case "insert" -> insert();
                    case "update" -> update();
                    default -> delete();
                };
        if (!cursor.atEnd()) {
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
            source = Optional.of(queries.query(next("returning")));
        } else if (!cursor.acceptWords("default", "values")) {
            throw later();
        }
        return new Insert(table, alias, columns, rows, source, returning());
    }

    private Update update() {
        QualifiedName table = table();
        Optional<String> alias = alias();
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
        return new Update(table, alias, assignments, tuples, from("from"), where(), returning());
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
        while (index < cursor.size()) {
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
                cursor.atEnd()
                        ? "a write that ends here"
                        : "the clause " + cursor.here().text() + " of a write",
                "insert values, or update and delete with a condition");
    }
}
