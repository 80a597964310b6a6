package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one source of a FROM with its alias; joins are JSqlParser's. */
final class SourceParser {
    /** Words that are reserved in some databases only, and begin what follows a source or a select item. */
    static final Set<String> FOLLOWERS = Set.of(
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
            "except",
            "minus",
            "on",
            "using",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "outer",
            "cross",
            "natural",
            "straight_join",
            "tablesample",
            "use",
            "force",
            "ignore",
            "qualify",
            "lock",
            "into");

    private final Cursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;

    SourceParser(Cursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = queries.expressions();
    }

    FromItem source() {
        boolean lateral = cursor.acceptWord("lateral");
        if (queries.isNestedQuery(cursor.at())) {
            return new DerivedTable(queries.nested(), lateral, alias());
        }
        if (cursor.isMark('(')) {
            return parenthesized();
        }
        boolean only = cursor.dialect() == Dialect.POSTGRESQL && cursor.acceptWord("only");
        Token token = cursor.here();
        if (cursor.areWords("rows", "from")) {
            throw cursor.unsupported(cursor.at(), "ROWS FROM", "join the functions");
        }
        if (isCall()) {
            return function(lateral);
        }
        if (token.kind() == TokenKind.WORD
                && ReservedWords.contains(cursor.dialect(), token.text())
                && !cursor.peek(1).isPunctuation('.')) {
            throw cursor.unexpected();
        }
        return table(only);
    }

    private FromItem parenthesized() {
        int opening = cursor.at();
        cursor.next();
        List<FromItem> sources = queries.sources(cursor.partner(opening));
        if (sources.size() != 1) {
            throw cursor.unsupported(opening, "a list of tables in parentheses", "join them");
        }
        cursor.expectMark(')');
        return new ParenthesizedFrom(sources.get(0), alias());
    }

    private boolean isCall() {
        int index = cursor.at();
        while (cursor.token(index + 1).isPunctuation('.')) {
            index += 2;
        }
        return cursor.token(index + 1).isPunctuation('(');
    }

    private FromItem function(boolean lateral) {
        Token token = cursor.here();
        boolean jsonTable = token.isWord("json_table");
        if (token.isWord("xmltable") || (jsonTable && cursor.dialect() == Dialect.H2)) {
            throw cursor.unsupported(
                    cursor.at(), "the function " + token.text(), "use functions in the select list instead");
        }
        if (jsonTable && cursor.peek(1).isPunctuation('(')) {
            return new TableFunction(new JsonTableParser(cursor, expressions).call(), lateral, false, alias());
        }
        Expression call = expressions.operands().calls().call();
        boolean ordinality = cursor.acceptWords("with", "ordinality");
        return new TableFunction(call, lateral, ordinality, alias());
    }

    private FromItem table(boolean only) {
        QualifiedName name = new QualifiedName(expressions.operands().nameParts());
        if (cursor.dialect() == Dialect.POSTGRESQL && cursor.here().isOperator("*")) {
            cursor.next();
        }
        return new TableReference(name, alias(), only, sample(), hint());
    }

    private Optional<Alias> alias() {
        boolean as = cursor.acceptWord("as");
        Token token = cursor.here();
        boolean named = token.kind() == TokenKind.QUOTED_NAME
                || (token.kind() == TokenKind.WORD
                        && (as
                                || (!ReservedWords.contains(cursor.dialect(), token.text())
                                        && !FOLLOWERS.contains(Cursor.key(token)))));
        boolean definitionsOnly = as && token.isPunctuation('(');
        if (!named && !definitionsOnly) {
            if (as) {
                throw cursor.unexpected();
            }
            return Optional.empty();
        }
        String name = definitionsOnly ? "" : cursor.next().text();
        return Optional.of(cursor.isMark('(') ? columns(name) : Alias.of(name));
    }

    private Alias columns(String name) {
        List<String> columns = new ArrayList<>();
        List<TypeName> types = new ArrayList<>();
        cursor.expectMark('(');
        do {
            columns.add(expressions.operands().name());
            if (!cursor.isMark(',') && !cursor.isMark(')')) {
                types.add(expressions.types().type());
            }
        } while (cursor.acceptMark(','));
        cursor.expectMark(')');
        if (!types.isEmpty() && types.size() != columns.size()) {
            throw cursor.unexpected(cursor.at() - 1);
        }
        return new Alias(name, columns, types);
    }

    /** Names in parentheses. */
    List<String> nameList() {
        List<String> names = new ArrayList<>();
        cursor.expectMark('(');
        do {
            names.add(expressions.operands().name());
        } while (cursor.acceptMark(','));
        cursor.expectMark(')');
        return names;
    }

    private Optional<TableReference.Sample> sample() {
        if (!cursor.acceptWord("tablesample")) {
            return Optional.empty();
        }
        String method = expressions.operands().name();
        cursor.expectMark('(');
        List<Expression> arguments = expressions.list();
        cursor.expectMark(')');
        Optional<Expression> seed = Optional.empty();
        if (cursor.acceptWord("repeatable")) {
            cursor.expectMark('(');
            seed = Optional.of(expressions.expression());
            cursor.expectMark(')');
        }
        return Optional.of(new TableReference.Sample(method, arguments, seed));
    }

    private Optional<TableReference.IndexHint> hint() {
        boolean begins = cursor.dialect() == Dialect.MYSQL
                && cursor.isOneOf(Set.of("use", "force", "ignore"))
                && (cursor.isWord(1, "index") || cursor.isWord(1, "key"));
        if (!begins) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder(Cursor.key(cursor.next()));
        words.append(' ').append(Cursor.key(cursor.next()));
        while (!cursor.isMark('(')) {
            words.append(' ').append(Cursor.key(cursor.next()));
        }
        return Optional.of(new TableReference.IndexHint(words.toString(), nameList()));
    }
}
