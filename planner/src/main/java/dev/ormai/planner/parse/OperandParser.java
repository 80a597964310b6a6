package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.ArrayQuery;
import dev.ormai.planner.tree.BinaryLiteral;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NationalLiteral;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UserVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what can stand between operators: literals, names, calls, CASE, and all that is in brackets. */
final class OperandParser {
    private static final Set<String> VALUE_WORDS = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user",
            "system_user",
            "user",
            "current_role",
            "current_catalog",
            "current_schema",
            "default",
            "utc_date",
            "utc_time",
            "utc_timestamp");

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final TypeParser types;
    private final CallParser calls;
    private final IntervalParser intervals;
    private int parameters;

    OperandParser(Cursor cursor, ExpressionParser expressions, QueryParser queries, TypeParser types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.queries = queries;
        this.types = types;
        this.calls = new CallParser(cursor, expressions, queries, types);
        this.intervals = new IntervalParser(cursor, expressions);
    }

    CallParser calls() {
        return calls;
    }

    Expression operand() {
        Token token = cursor.here();
        if (cursor.atEnd()) {
            throw cursor.unexpected();
        }
        return switch (token.kind()) {
            case STRING -> new StringLiteral(cursor.next().text());
            case NUMBER -> new NumberLiteral(cursor.next().text());
            case BIT_STRING ->
                new BinaryLiteral(BinaryLiteral.Kind.BITS, cursor.next().text());
            case HEX_STRING ->
                new BinaryLiteral(BinaryLiteral.Kind.HEXADECIMAL, cursor.next().text());
            case PARAMETER -> parameter();
            case PUNCTUATION -> bracketed();
            case QUOTED_NAME -> named();
            case WORD -> word();
            case NATIONAL_STRING -> new NationalLiteral(cursor.next().text());
            case VARIABLE -> variable();
            case OPERATOR -> throw cursor.unexpected();
        };
    }

    /** <code>@@name</code>, <code>@@session.name</code>. */
    private Expression variable() {
        Token token = cursor.here();
        if (!token.text().startsWith("@@")) {
            return userVariable();
        }
        cursor.next();
        String first = token.text().substring(2);
        return cursor.acceptMark('.')
                ? new SystemVariable(Optional.of(first), name())
                : new SystemVariable(Optional.empty(), first);
    }

    /** <code>@name</code>, <code>@name := 1</code>; behind a constant there must be nothing that the assignment would take along. */
    private Expression userVariable() {
        int start = cursor.at();
        Token token = cursor.next();
        String name = token.text().substring(1);
        if (!cursor.here().isOperator(":=")) {
            return new UserVariable(name, Optional.empty());
        }
        cursor.next();
        TokenKind kind = cursor.here().kind();
        boolean constant = kind == TokenKind.NUMBER || kind == TokenKind.STRING;
        boolean last = cursor.peek(1).isPunctuation(',') || cursor.at() + 1 == cursor.size();
        if (!constant || !last) {
            throw cursor.unsupported(
                    start, "variables such as " + token.text() + " are not supported", "use a bind parameter");
        }
        return new UserVariable(name, Optional.of(operand()));
    }

    private Expression parameter() {
        Token token = cursor.next();
        parameters++;
        return new Parameter(token.text().isEmpty() ? parameters : Integer.parseInt(token.text()));
    }

    private Expression word() {
        Token token = cursor.here();
        Token following = cursor.peek(1);
        if (following.isPunctuation('.')) {
            return named();
        }
        String word = Cursor.key(token);
        boolean reserved = ReservedWords.contains(cursor.dialect(), word);
        switch (word) {
            case "null" -> {
                cursor.next();
                return new NullLiteral();
            }
            case "true", "false" -> {
                cursor.next();
                return new BooleanLiteral(word.equals("true"));
            }
            case "case" -> {
                return caseExpression();
            }
            case "interval" -> {
                if (intervals.startsHere()) {
                    return intervals.interval();
                }
            }
            case "exists" -> {
                if (queries.isNestedQuery(cursor.at() + 1)) {
                    cursor.next();
                    return new Exists(queries.nested());
                }
            }
            case "array" -> {
                if (following.isPunctuation('[')) {
                    cursor.next();
                    return array(true);
                }
                if (queries.isNestedQuery(cursor.at() + 1)) {
                    cursor.next();
                    return new ArrayQuery(queries.nested());
                }
            }
            case "row" -> {
                if (following.isPunctuation('(')) {
                    cursor.next();
                    return row(true);
                }
            }
            case "match" -> {
                if (cursor.dialect() == Dialect.MYSQL && following.isPunctuation('(')) {
                    throw cursor.unsupported(cursor.at(), "full-text search by MATCH and AGAINST", "use LIKE");
                }
            }
            default -> {
                if (VALUE_WORDS.contains(word) && (reserved || word.equals("current_schema")) && !isEmptyCall()) {
                    return keywordValue(word);
                }
            }
        }
        Optional<TypeName> literalType = types.literalType();
        if (literalType.isPresent()) {
            return new TypedLiteral(literalType.get(), cursor.next().text());
        }
        if (following.isPunctuation('(')) {
            return calls.call();
        }
        if (reserved) {
            throw cursor.unexpected();
        }
        return named();
    }

    /** MySQL allows <code>current_timestamp()</code>, which is a call like any other. */
    private boolean isEmptyCall() {
        return cursor.peek(1).isPunctuation('(') && cursor.peek(2).isPunctuation(')');
    }

    private Expression keywordValue(String word) {
        cursor.next();
        Optional<Integer> precision = Optional.empty();
        if (cursor.isMark('(')) {
            cursor.next();
            Token digits = cursor.next();
            if (digits.kind() != TokenKind.NUMBER || !digits.text().matches("[0-9]{1,2}")) {
                throw cursor.unexpected(cursor.at() - 1);
            }
            precision = Optional.of(Integer.valueOf(digits.text()));
            cursor.expectMark(')');
        }
        return new KeywordValue(word, precision);
    }

    private Expression named() {
        int start = cursor.at();
        int end = start + 1;
        while (cursor.token(end).isPunctuation('.')) {
            end += 2;
        }
        if (cursor.token(end).isPunctuation('(')) {
            return calls.call();
        }
        List<String> parts = nameParts();
        if (parts.size() > 4) {
            throw cursor.unsupported(start, "a column with more than four names", "use at most schema.table.column");
        }
        return new ColumnReference(parts);
    }

    /** A name of one or more parts with dots between. */
    List<String> nameParts() {
        List<String> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty() && cursor.here().isOperator("*")) {
                throw cursor.unsupported(
                        cursor.at(),
                        "all columns of a table inside an expression, " + parts.get(0) + ".*",
                        "name the columns, or write the name of the table alone");
            }
            parts.add(name());
        } while (cursor.acceptMark('.'));
        return parts;
    }

    /** One name, quoted or not. Whether a keyword may stand here is the caller's business. */
    String name() {
        Token token = cursor.here();
        if (cursor.atEnd() || (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_NAME)) {
            throw cursor.unexpected();
        }
        return cursor.next().text();
    }

    private Expression bracketed() {
        if (cursor.isMark('[')) {
            return array(false);
        }
        if (!cursor.isMark('(')) {
            throw cursor.unexpected();
        }
        Expression value = queries.isNestedQuery(cursor.at()) ? new ScalarQuery(queries.nested()) : row(false);
        while (cursor.isMark('.')) {
            cursor.next();
            if (cursor.here().isOperator("*")) {
                throw cursor.unsupported(cursor.at(), "all fields of a record, (…).*", "name the fields");
            }
            value = new FieldAccess(value, name());
        }
        return value;
    }

    private Expression row(boolean keyword) {
        cursor.expectMark('(');
        List<Expression> items = keyword && cursor.isMark(')') ? List.of() : expressions.list();
        cursor.expectMark(')');
        return keyword || items.size() > 1 ? new RowValue(items, keyword) : new Parenthesized(items.get(0));
    }

    private Expression array(boolean keyword) {
        if (cursor.dialect() == Dialect.MYSQL) {
            throw cursor.unexpected();
        }
        cursor.enter();
        cursor.expectMark('[');
        List<Expression> items = cursor.isMark(']') ? List.of() : expressions.list();
        cursor.expectMark(']');
        cursor.leave();
        return new ArrayLiteral(items, keyword);
    }

    private Expression caseExpression() {
        cursor.expectWord("case");
        Optional<Expression> operand = cursor.isWord("when") ? Optional.empty() : Optional.of(expressions.expression());
        List<CaseExpression.When> branches = new ArrayList<>();
        do {
            cursor.expectWord("when");
            Expression condition = expressions.expression();
            cursor.expectWord("then");
            branches.add(new CaseExpression.When(condition, expressions.expression()));
        } while (cursor.isWord("when"));
        Optional<Expression> otherwise =
                cursor.acceptWord("else") ? Optional.of(expressions.expression()) : Optional.empty();
        cursor.expectWord("end");
        return new CaseExpression(operand, branches, otherwise);
    }

    /** <code>cast(a as t)</code>, with the cursor at the word. */
    Cast cast(Cast.Style style) {
        cursor.next();
        cursor.expectMark('(');
        Expression value = expressions.expression();
        cursor.expectWord("as");
        TypeName type = types.type();
        cursor.expectMark(')');
        return new Cast(value, type, style);
    }
}
