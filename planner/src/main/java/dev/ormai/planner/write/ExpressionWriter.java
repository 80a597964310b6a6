package dev.ormai.planner.write;

import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.ArrayQuery;
import dev.ormai.planner.tree.AtTimeZone;
import dev.ormai.planner.tree.Between;
import dev.ormai.planner.tree.BinaryLiteral;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.IntervalLiteral;
import dev.ormai.planner.tree.IsDistinct;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NamedArgument;
import dev.ormai.planner.tree.NationalLiteral;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Slice;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.Subscript;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import dev.ormai.planner.tree.UserVariable;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes expressions. Each method gives the text back, which saves the visitor a result of its own. */
final class ExpressionWriter implements Expression.Cases<SqlText> {
    private final SqlText text;
    private final QueryWriter queries;

    ExpressionWriter(SqlText text, QueryWriter queries) {
        this.text = text;
        this.queries = queries;
    }

    private SqlText write(Expression expression) {
        return expression.match(this);
    }

    private SqlText nested(Query query) {
        text.open();
        queries.query(query);
        return text.close();
    }

    private void not(boolean negated) {
        if (negated) {
            text.word("not");
        }
    }

    @Override
    public SqlText columnReference(ColumnReference expression) {
        return text.names(expression.parts());
    }

    @Override
    public SqlText stringLiteral(StringLiteral expression) {
        return text.stringLiteral(expression.value());
    }

    @Override
    public SqlText nationalLiteral(NationalLiteral expression) {
        return text.nationalString(expression.value());
    }

    @Override
    public SqlText numberLiteral(NumberLiteral expression) {
        return text.literal(expression.text(), expression.text());
    }

    @Override
    public SqlText booleanLiteral(BooleanLiteral expression) {
        return text.word(expression.value() ? "true" : "false");
    }

    @Override
    public SqlText nullLiteral(NullLiteral expression) {
        return text.word("null");
    }

    @Override
    public SqlText binaryLiteral(BinaryLiteral expression) {
        return text.word(
                (expression.kind() == BinaryLiteral.Kind.HEXADECIMAL ? "X'" : "B'") + expression.digits() + "'");
    }

    @Override
    public SqlText typedLiteral(TypedLiteral expression) {
        TypeWriter.write(expression.type(), text);
        return text.string(expression.value());
    }

    @Override
    public SqlText intervalLiteral(IntervalLiteral expression) {
        text.word("interval");
        write(expression.value());
        expression.unit().ifPresent(text::word);
        return text;
    }

    @Override
    public SqlText keywordValue(KeywordValue expression) {
        text.word(expression.keyword());
        if (expression.precision().isPresent()) {
            text.openTight("(")
                    .word(Integer.toString(expression.precision().get()))
                    .close();
        }
        return text;
    }

    @Override
    public SqlText systemVariable(SystemVariable expression) {
        return text.word(expression.toString());
    }

    @Override
    public SqlText userVariable(UserVariable expression) {
        text.word("@" + expression.name());
        expression.assigned().ifPresent(value -> {
            text.word(":=");
            write(value);
        });
        return text;
    }

    @Override
    public SqlText parameter(Parameter expression) {
        return text.parameter(new ParameterSource.Client(expression.index()));
    }

    @Override
    public SqlText policyParameter(PolicyParameter expression) {
        return text.parameter(new ParameterSource.Policy(expression.value()));
    }

    @Override
    public SqlText parenthesized(Parenthesized expression) {
        text.open();
        write(expression.inner());
        return text.close();
    }

    @Override
    public SqlText rowValue(RowValue expression) {
        if (expression.keyword()) {
            text.word("row").openTight("(");
        } else {
            text.open();
        }
        queries.expressions(expression.items());
        return text.close();
    }

    @Override
    public SqlText unaryOperation(UnaryOperation expression) {
        text.prefix(expression.operator());
        return write(expression.operand());
    }

    @Override
    public SqlText binaryOperation(BinaryOperation expression) {
        // Chains such as a or b or c lean to the left, one level an operator: not a recursion, so that long ones fit.
        Deque<BinaryOperation> chain = new ArrayDeque<>();
        Expression leftmost = expression;
        while (leftmost instanceof BinaryOperation operation) {
            chain.push(operation);
            leftmost = operation.left();
        }
        write(leftmost);
        for (BinaryOperation operation : chain) {
            text.operator(operation.operator());
            write(operation.right());
        }
        return text;
    }

    @Override
    public SqlText patternMatch(PatternMatch expression) {
        write(expression.value());
        not(expression.negated());
        text.word(expression.operator());
        write(expression.pattern());
        expression.escape().ifPresent(escape -> {
            text.word("escape");
            write(escape);
        });
        return text;
    }

    @Override
    public SqlText between(Between expression) {
        write(expression.value());
        not(expression.negated());
        text.word(expression.symmetric() ? "between symmetric" : "between");
        write(expression.low());
        text.word("and");
        return write(expression.high());
    }

    @Override
    public SqlText inList(InList expression) {
        write(expression.value());
        not(expression.negated());
        text.word("in").open();
        queries.expressions(expression.items());
        return text.close();
    }

    @Override
    public SqlText inQuery(InQuery expression) {
        write(expression.value());
        not(expression.negated());
        text.word("in");
        return nested(expression.query());
    }

    @Override
    public SqlText isTest(IsTest expression) {
        write(expression.value());
        text.word(expression.negated() ? "is not" : "is");
        return text.word(
                switch (expression.test()) {
                    case NULL -> "null";
                    case TRUE -> "true";
                    case FALSE -> "false";
                    case UNKNOWN -> "unknown";
                });
    }

    @Override
    public SqlText isDistinct(IsDistinct expression) {
        write(expression.left());
        text.word(expression.negated() ? "is not distinct from" : "is distinct from");
        return write(expression.right());
    }

    @Override
    public SqlText exists(Exists expression) {
        text.word("exists");
        return nested(expression.query());
    }

    @Override
    public SqlText quantifiedComparison(QuantifiedComparison expression) {
        write(expression.left());
        text.operator(expression.operator()).word(expression.quantifier());
        if (expression.right() instanceof ScalarQuery query) {
            return nested(query.query());
        }
        text.open();
        write(expression.right());
        return text.close();
    }

    @Override
    public SqlText scalarQuery(ScalarQuery expression) {
        return nested(expression.query());
    }

    @Override
    public SqlText caseExpression(CaseExpression expression) {
        text.word("case");
        expression.operand().ifPresent(this::write);
        for (CaseExpression.When branch : expression.branches()) {
            text.word("when");
            write(branch.condition());
            text.word("then");
            write(branch.result());
        }
        expression.otherwise().ifPresent(value -> {
            text.word("else");
            write(value);
        });
        return text.word("end");
    }

    @Override
    public SqlText cast(Cast expression) {
        switch (expression.style()) {
            case COLONS -> {
                write(expression.value());
                text.tight("::");
                TypeWriter.write(expression.type(), text);
                return text;
            }
            case CONVERT -> {
                text.word("convert").openTight("(");
                write(expression.value());
                text.comma();
            }
            case FUNCTION, TRY -> {
                text.word(expression.style() == Cast.Style.TRY ? "try_cast" : "cast")
                        .openTight("(");
                write(expression.value());
                text.word("as");
            }
        }
        TypeWriter.write(expression.type(), text);
        return text.close();
    }

    @Override
    public SqlText collate(Collate expression) {
        write(expression.value());
        return text.word("collate").names(expression.collation().parts());
    }

    @Override
    public SqlText atTimeZone(AtTimeZone expression) {
        write(expression.value());
        text.word("at time zone");
        return write(expression.zone());
    }

    @Override
    public SqlText functionCall(FunctionCall expression) {
        FunctionName name = expression.name();
        name.schema().ifPresent(text::schema);
        if (name.quoted()) {
            text.name(name.name());
        } else {
            text.word(name.name());
        }
        text.openTight("(");
        expression.quantifier().ifPresent(text::word);
        if (expression.star()) {
            text.word("*");
        }
        queries.expressions(expression.arguments());
        queries.orderBy(expression.orderBy());
        text.close();
        if (!expression.withinGroup().isEmpty()) {
            text.word("within group").open();
            queries.orderBy(expression.withinGroup());
            text.close();
        }
        expression.filter().ifPresent(condition -> {
            text.word("filter").open().word("where");
            write(condition);
            text.close();
        });
        expression.nullTreatment().ifPresent(text::word);
        expression.over().ifPresent(queries.windows()::over);
        return text;
    }

    @Override
    public SqlText keywordCall(KeywordCall expression) {
        text.word(expression.function()).openTight("(");
        for (KeywordCall.Part part : expression.parts()) {
            if (part instanceof KeywordCall.Part.Word word) {
                word(word.text());
            } else if (part instanceof KeywordCall.Part.Argument argument) {
                write(argument.expression());
            } else if (part instanceof KeywordCall.Part.Name name) {
                text.name(name.name());
            } else if (part instanceof KeywordCall.Part.Type type) {
                TypeWriter.write(type.type(), text);
            } else if (part instanceof KeywordCall.Part.Order order) {
                queries.orderBy(order.items());
            } else {
                throw new IllegalStateException("unknown part of a call " + part.getClass());
            }
        }
        text.close();
        expression.over().ifPresent(queries.windows()::over);
        return text;
    }

    private void word(String word) {
        switch (word) {
            case "," -> text.comma();
            case "(" -> text.open();
            case ")" -> text.close();
            default -> text.word(word);
        }
    }

    @Override
    public SqlText namedArgument(NamedArgument expression) {
        text.name(expression.name()).operator("=>");
        return write(expression.value());
    }

    @Override
    public SqlText arrayLiteral(ArrayLiteral expression) {
        if (expression.keyword()) {
            text.word("array").openTight("[");
        } else {
            text.word("[").tight("");
        }
        queries.expressions(expression.items());
        return text.closing("]");
    }

    @Override
    public SqlText arrayQuery(ArrayQuery expression) {
        text.word("array");
        return nested(expression.query());
    }

    @Override
    public SqlText subscript(Subscript expression) {
        write(expression.value());
        text.openTight("[");
        write(expression.index());
        return text.closing("]");
    }

    @Override
    public SqlText slice(Slice expression) {
        write(expression.value());
        text.openTight("[");
        expression.from().ifPresent(this::write);
        text.tight(":");
        expression.to().ifPresent(this::write);
        return text.closing("]");
    }

    @Override
    public SqlText fieldAccess(FieldAccess expression) {
        write(expression.value());
        return text.tight(".").name(expression.field());
    }
}
