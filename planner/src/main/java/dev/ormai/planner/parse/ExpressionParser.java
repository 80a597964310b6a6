package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.AtTimeZone;
import dev.ormai.planner.tree.Between;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.IsDistinct;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.Slice;
import dev.ormai.planner.tree.Subscript;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads expressions by the precedence of the database's own grammar, in time linear in the tokens. What stands between
 * operators is read by {@link OperandParser}.
 */
final class ExpressionParser {
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "xor", "div", "mod");
    private static final Set<String> PATTERN_OPERATORS = Set.of("like", "ilike", "rlike", "regexp");
    private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");

    private final Cursor cursor;
    private final Precedence precedence;
    private final OperandParser operands;
    private final TypeParser types;
    private final QueryParser queries;

    ExpressionParser(Cursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.precedence = new Precedence(cursor.dialect());
        this.types = new TypeParser(cursor);
        this.operands = new OperandParser(cursor, this, queries, types);
    }

    OperandParser operands() {
        return operands;
    }

    TypeParser types() {
        return types;
    }

    /** The expression that begins here, as long as it goes. */
    Expression expression() {
        return expression(0);
    }

    /** As {@link #expression()}, ending before an operator that binds less tightly than this level. */
    Expression expression(int level) {
        cursor.enter();
        Expression left = prefixed();
        int chained = 0;
        int last = Integer.MAX_VALUE;
        while (true) {
            int next = nextLevel();
            if (next < 0 || next < level) {
                break;
            }
            if (next == last && !precedence.chains(next)) {
                throw cursor.unexpected();
            }
            last = next;
            left = extended(left, next);
            cursor.enterChain();
            chained++;
        }
        cursor.leaveChain(chained);
        cursor.leave();
        return left;
    }

    List<Expression> list() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (cursor.acceptMark(','));
        return items;
    }

    private Expression prefixed() {
        Token token = cursor.here();
        String operator = token.kind() == TokenKind.OPERATOR ? token.text() : "";
        if (token.isWord("not")) {
            operator = "not";
        } else if (token.isWord("binary") && cursor.dialect() == Dialect.MYSQL) {
            operator = "binary";
        }
        if (operator.isEmpty()) {
            return operands.operand();
        }
        if (Precedence.isComparison(operator) || operator.equals("*") || operator.equals("::")) {
            throw cursor.unexpected();
        }
        cursor.next();
        return new UnaryOperation(operator, expression(precedence.prefixOperand(operator)));
    }

    /** The level of the operator that stands here, or -1 if none does. */
    private int nextLevel() {
        Token token = cursor.here();
        switch (token.kind()) {
            case OPERATOR -> {
                return switch (token.text()) {
                    case "::" -> Precedence.CAST;
                    case ":=", "=>", ".." -> -1;
                    default -> precedence.infix(token.text());
                };
            }
            case PUNCTUATION -> {
                return token.isPunctuation('[') ? Precedence.SUBSCRIPT : -1;
            }
            case WORD -> {
                return wordLevel(Cursor.key(token));
            }
            default -> {
                return -1;
            }
        }
    }

    private int wordLevel(String word) {
        return switch (word) {
            case "and", "or" -> precedence.infix(word);
            case "xor", "div", "mod" -> cursor.dialect() == Dialect.MYSQL ? precedence.infix(word) : -1;
            case "is" -> precedence.is();
            case "isnull", "notnull" -> cursor.dialect() == Dialect.POSTGRESQL ? Precedence.IS : -1;
            case "collate" -> Precedence.COLLATE;
            case "operator" -> isNamedOperator() ? Precedence.OTHER : -1;
            case "at" -> cursor.areWords("at", "time", "zone") ? Precedence.AT_TIME_ZONE : -1;
            case "not" -> isPredicate(1) ? precedence.predicate() : -1;
            default -> isPredicate(0) ? precedence.predicate() : -1;
        };
    }

    private boolean isPredicate(int ahead) {
        Token token = cursor.peek(ahead);
        if (token.kind() != TokenKind.WORD) {
            return false;
        }
        return switch (Cursor.key(token)) {
            case "in", "between", "like" -> true;
            case "ilike" -> cursor.dialect() != Dialect.MYSQL;
            case "similar" -> cursor.dialect() == Dialect.POSTGRESQL && cursor.isWord(ahead + 1, "to");
            case "regexp" -> cursor.dialect() != Dialect.POSTGRESQL;
            case "rlike" -> cursor.dialect() == Dialect.MYSQL;
            default -> false;
        };
    }

    private Expression extended(Expression left, int level) {
        Token token = cursor.here();
        if (token.isPunctuation('[')) {
            return subscript(left);
        }
        if (token.isOperator("::")) {
            cursor.next();
            return new Cast(left, types.type(), Cast.Style.COLONS);
        }
        if (token.kind() == TokenKind.OPERATOR || WORD_OPERATORS.contains(Cursor.key(token))) {
            return operation(left, level);
        }
        return switch (Cursor.key(token)) {
            case "is" -> is(left);
            case "isnull" -> nullTest(left, false);
            case "notnull" -> nullTest(left, true);
            case "operator" -> namedOperator(left);
            case "collate" -> {
                cursor.next();
                yield new Collate(left, new QualifiedName(operands.nameParts()));
            }
            case "at" -> {
                cursor.acceptWords("at", "time", "zone");
                yield new AtTimeZone(left, expression(level + 1));
            }
            default -> predicate(left, level);
        };
    }

    /** Whether an operator is named with its schema here, as psql does to be safe from search paths. */
    private boolean isNamedOperator() {
        return cursor.dialect() == Dialect.POSTGRESQL
                && cursor.peek(1).isPunctuation('(')
                && cursor.isWord(2, "pg_catalog")
                && cursor.peek(3).isPunctuation('.')
                && cursor.peek(4).kind() == TokenKind.OPERATOR
                && cursor.peek(5).isPunctuation(')');
    }

    private Expression namedOperator(Expression left) {
        String operator = "operator(pg_catalog." + cursor.peek(4).text() + ")";
        cursor.moveTo(cursor.at() + 6);
        return new BinaryOperation(left, operator, expression(Precedence.OTHER + 1));
    }

    private Expression nullTest(Expression left, boolean negated) {
        cursor.next();
        return new IsTest(left, negated, IsTest.Test.NULL);
    }

    private Expression operation(Expression left, int level) {
        Token token = cursor.next();
        String operator = token.kind() == TokenKind.WORD ? Cursor.key(token) : token.text();
        if (cursor.isOneOf(QUANTIFIERS) && cursor.peek(1).isPunctuation('(')) {
            String quantifier = Cursor.key(cursor.next());
            return new QuantifiedComparison(left, operator, quantifier, quantified());
        }
        return new BinaryOperation(left, operator, expression(level + 1));
    }

    private Expression quantified() {
        if (queries.isNestedQuery(cursor.at())) {
            return new dev.ormai.planner.tree.ScalarQuery(queries.nested());
        }
        cursor.expectMark('(');
        Expression value = expression();
        cursor.expectMark(')');
        return value;
    }

    private Expression is(Expression left) {
        int start = cursor.at();
        cursor.next();
        boolean negated = cursor.acceptWord("not");
        if (cursor.acceptWords("distinct", "from")) {
            return new IsDistinct(left, negated, expression(precedence.is() + 1));
        }
        Token token = cursor.here();
        String word = token.kind() == TokenKind.WORD ? Cursor.key(token) : "";
        IsTest.Test test =
                switch (word) {
                    case "null" -> IsTest.Test.NULL;
                    case "true" -> IsTest.Test.TRUE;
                    case "false" -> IsTest.Test.FALSE;
                    case "unknown" -> IsTest.Test.UNKNOWN;
                    default ->
                        throw cursor.unsupported(
                                start, "this form of IS", "use IS NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
                };
        cursor.next();
        return new IsTest(left, negated, test);
    }

    private Expression predicate(Expression left, int level) {
        boolean negated = cursor.acceptWord("not");
        String word = Cursor.key(cursor.next());
        if (word.equals("in")) {
            return in(left, negated);
        }
        if (word.equals("between")) {
            boolean symmetric = cursor.acceptWord("symmetric");
            Expression low = expression(level + 1);
            cursor.expectWord("and");
            return new Between(left, negated, symmetric, low, expression(level + 1));
        }
        if (word.equals("similar")) {
            cursor.expectWord("to");
            return pattern(left, negated, "similar to", level);
        }
        if (PATTERN_OPERATORS.contains(word)) {
            return pattern(left, negated, word, level);
        }
        throw cursor.unexpected(cursor.at() - 1);
    }

    private Expression pattern(Expression left, boolean negated, String operator, int level) {
        if (cursor.isOneOf(QUANTIFIERS) && cursor.peek(1).isPunctuation('(')) {
            String quantifier = Cursor.key(cursor.next());
            return new QuantifiedComparison(left, negated ? "not " + operator : operator, quantifier, quantified());
        }
        Expression pattern = expression(level + 1);
        Optional<Expression> escape =
                cursor.acceptWord("escape") ? Optional.of(expression(level + 1)) : Optional.empty();
        return new PatternMatch(left, negated, operator, pattern, escape);
    }

    private Expression in(Expression left, boolean negated) {
        if (queries.isNestedQuery(cursor.at())) {
            return new InQuery(left, negated, queries.nested());
        }
        if (!cursor.isMark('(')) {
            throw cursor.unsupported(cursor.at(), "IN without parentheses", "write the values in parentheses");
        }
        cursor.expectMark('(');
        List<Expression> items = list();
        cursor.expectMark(')');
        return new InList(left, negated, items);
    }

    private Expression subscript(Expression value) {
        cursor.expectMark('[');
        Optional<Expression> from = cursor.isMark(':') ? Optional.empty() : Optional.of(expression());
        if (cursor.acceptMark(':')) {
            Optional<Expression> to = cursor.isMark(']') ? Optional.empty() : Optional.of(expression());
            cursor.expectMark(']');
            return new Slice(value, from, to);
        }
        cursor.expectMark(']');
        return new Subscript(value, from.orElseThrow(cursor::unexpected));
    }
}
