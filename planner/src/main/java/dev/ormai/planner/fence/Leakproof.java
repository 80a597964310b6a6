package dev.ormai.planner.fence;

import static dev.ormai.planner.fence.Family.BOOLEAN;
import static dev.ormai.planner.fence.Family.INTEGER;

import dev.ormai.planner.Dialect;
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
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Slice;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.Subscript;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import dev.ormai.planner.tree.UserVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells of an expression whether it can be evaluated on any row without an error, a warning or an effect, and then the type
 * of its value. What is not understood may fail.
 */
final class Leakproof implements Expression.Cases<Optional<Family>> {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Optional<Family> MAY_FAIL = Optional.empty();

    private final Dialect dialect;
    private final LeakproofList list;
    private final Constants constants;
    private final BoundedArithmetic arithmetic;
    private final Reads reads;

    Leakproof(Dialect dialect, Reads reads) {
        this.dialect = dialect;
        this.list = LeakproofList.of(dialect);
        this.constants = new Constants(dialect);
        this.arithmetic = new BoundedArithmetic(list, reads);
        this.reads = reads;
    }

    boolean holds(Expression expression) {
        return value(expression).isPresent();
    }

    /** The type of its value; empty if it may fail. */
    Optional<Family> value(Expression expression) {
        Optional<Family> constant = constants.family(expression);
        if (constant.isPresent() || isParameter(expression)) {
            return constant.or(() -> expression.match(this));
        }
        return expression.match(this).flatMap(Leakproof::computed);
    }

    private static boolean isParameter(Expression expression) {
        return expression instanceof Parenthesized parenthesized
                ? isParameter(parenthesized.inner())
                : expression instanceof Parameter;
    }

    /**
     * What a constant becomes where rows choose it: a database converts such a value for each row, and not once before any. A
     * parameter may be of any type there.
     */
    static Optional<Family> computed(Family family) {
        return switch (family) {
            case NUMBER -> Optional.of(Family.UNLIMITED_DECIMAL);
            case STRING -> Optional.of(Family.TEXT);
            case PARAMETER -> MAY_FAIL;
            default -> Optional.of(family);
        };
    }

    private boolean condition(Expression expression) {
        return value(expression)
                .filter(family ->
                        family == BOOLEAN || family == Family.NULL || family == INTEGER && dialect == Dialect.MYSQL)
                .isPresent();
    }

    private static Optional<Family> truth(boolean leakproof) {
        return leakproof ? Optional.of(BOOLEAN) : MAY_FAIL;
    }

    private boolean comparable(String operator, Expression left, Expression right) {
        if (left instanceof RowValue one && right instanceof RowValue other) {
            return one.items().size() == other.items().size()
                    && Stream.iterate(0, i -> i + 1)
                            .limit(one.items().size())
                            .allMatch(i -> comparable(
                                    operator, one.items().get(i), other.items().get(i)));
        }
        Optional<Family> a = value(left);
        Optional<Family> b = value(right);
        return a.isPresent()
                && b.isPresent()
                && comparable(operator, a.get(), b.get())
                && constants.fits(left, b.get())
                && constants.fits(right, a.get());
    }

    boolean comparable(String operator, Family left, Family right) {
        return left == Family.NULL || right == Family.NULL || list.comparable(operator, left, right);
    }

    @Override
    public Optional<Family> columnReference(ColumnReference expression) {
        return reads.column(expression);
    }

    @Override
    public Optional<Family> stringLiteral(StringLiteral expression) {
        return MAY_FAIL;
    }

    /** Another character set than the column's; it may have to be converted. */
    @Override
    public Optional<Family> nationalLiteral(NationalLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> numberLiteral(NumberLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> booleanLiteral(BooleanLiteral expression) {
        return Optional.of(dialect == Dialect.MYSQL ? INTEGER : BOOLEAN);
    }

    @Override
    public Optional<Family> nullLiteral(NullLiteral expression) {
        return Optional.of(Family.NULL);
    }

    @Override
    public Optional<Family> binaryLiteral(BinaryLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> typedLiteral(TypedLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> intervalLiteral(IntervalLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> keywordValue(KeywordValue expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> systemVariable(SystemVariable expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> userVariable(UserVariable expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> parameter(Parameter expression) {
        return Optional.of(Family.PARAMETER);
    }

    @Override
    public Optional<Family> policyParameter(PolicyParameter expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> parenthesized(Parenthesized expression) {
        return value(expression.inner());
    }

    @Override
    public Optional<Family> rowValue(RowValue expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> unaryOperation(UnaryOperation expression) {
        return expression.operator().equals("not")
                ? truth(condition(expression.operand()))
                : arithmetic.family(expression);
    }

    @Override
    public Optional<Family> binaryOperation(BinaryOperation expression) {
        String operator = expression.operator();
        if (operator.equals("and") || operator.equals("or")) {
            return truth(condition(expression.left()) && condition(expression.right()));
        }
        return COMPARISONS.contains(operator)
                ? truth(comparable(operator, expression.left(), expression.right()))
                : arithmetic.family(expression);
    }

    @Override
    public Optional<Family> patternMatch(PatternMatch expression) {
        boolean plain = expression.escape().isEmpty() && !Patterns.endsInEscape(expression.pattern());
        List<Expression> operands = List.of(expression.value(), expression.pattern());
        return plain ? listed(LeakproofList.Kind.PATTERN, expression.operator(), operands) : MAY_FAIL;
    }

    @Override
    public Optional<Family> between(Between expression) {
        return truth(comparable(">=", expression.value(), expression.low())
                && comparable("<=", expression.value(), expression.high()));
    }

    @Override
    public Optional<Family> inList(InList expression) {
        return truth(expression.items().stream().allMatch(item -> comparable("=", expression.value(), item)));
    }

    @Override
    public Optional<Family> inQuery(InQuery expression) {
        Optional<Family> left = value(expression.value());
        Optional<Family> right = reads.value(expression.query()).flatMap(Leakproof::computed);
        return truth(left.isPresent() && right.isPresent() && comparable("=", left.get(), right.get()));
    }

    @Override
    public Optional<Family> isTest(IsTest expression) {
        return truth(expression.test() == IsTest.Test.NULL ? holds(expression.value()) : condition(expression.value()));
    }

    @Override
    public Optional<Family> isDistinct(IsDistinct expression) {
        return truth(comparable("=", expression.left(), expression.right()));
    }

    @Override
    public Optional<Family> exists(Exists expression) {
        return truth(reads.harmless(expression.query()));
    }

    @Override
    public Optional<Family> quantifiedComparison(QuantifiedComparison expression) {
        return MAY_FAIL;
    }

    /** One value only where the query is one aggregate that cannot overflow. */
    @Override
    public Optional<Family> scalarQuery(ScalarQuery expression) {
        return OneValue.gives(expression.query()) ? reads.value(expression.query()) : MAY_FAIL;
    }

    @Override
    public Optional<Family> caseExpression(CaseExpression expression) {
        List<Expression> results = new ArrayList<>();
        for (CaseExpression.When when : expression.branches()) {
            boolean leakproof = expression.operand().isEmpty()
                    ? condition(when.condition())
                    : comparable("=", expression.operand().get(), when.condition());
            if (!leakproof) {
                return MAY_FAIL;
            }
            results.add(when.result());
        }
        expression.otherwise().ifPresent(results::add);
        List<Optional<Family>> families =
                results.stream().map(this::value).distinct().toList();
        return families.size() == 1 ? families.get(0) : MAY_FAIL;
    }

    @Override
    public Optional<Family> cast(Cast expression) {
        return expression.type().modifiers().isEmpty()
                        && expression.type().schema().isEmpty()
                        && expression.type().dimensions() == 0
                ? castTo(expression)
                : MAY_FAIL;
    }

    private Optional<Family> castTo(Cast cast) {
        Family target = Family.named(cast.type());
        return listed(LeakproofList.Kind.CAST, target.key(), List.of(cast.value()));
    }

    @Override
    public Optional<Family> collate(Collate expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> atTimeZone(AtTimeZone expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> functionCall(FunctionCall expression) {
        boolean plain = expression.name().builtIn()
                && !expression.star()
                && expression.quantifier().isEmpty()
                && expression.orderBy().isEmpty()
                && expression.withinGroup().isEmpty()
                && expression.filter().isEmpty()
                && expression.over().isEmpty();
        if (OneValue.cannotOverflow(expression)) {
            return expression.name().key().equals("count")
                    ? truth(expression.arguments().stream().allMatch(this::holds))
                            .map(b -> INTEGER)
                    : value(expression.arguments().get(0));
        }
        return (plain ? listed(LeakproofList.Kind.FUNCTION, expression.name().key(), expression.arguments()) : MAY_FAIL)
                .or(() -> arithmetic.family(expression));
    }

    /** <code>extract(year from a)</code> and calls whose only words are the commas between their arguments. */
    @Override
    public Optional<Family> keywordCall(KeywordCall expression) {
        StringBuilder name = new StringBuilder(expression.function());
        List<Expression> arguments = new ArrayList<>();
        for (KeywordCall.Part part : expression.parts()) {
            if (part instanceof KeywordCall.Part.Argument argument) {
                arguments.add(argument.expression());
            } else if (part instanceof KeywordCall.Part.Word word) {
                boolean separator = word.text().equals(",") || word.text().equals("from");
                name.append(separator ? "" : " " + word.text().toLowerCase(Locale.ROOT));
            } else {
                return MAY_FAIL;
            }
        }
        return expression.over().isEmpty() ? listed(LeakproofList.Kind.FUNCTION, name.toString(), arguments) : MAY_FAIL;
    }

    /** A number of many digits would make a decimal of many digits of what is called a decimal of few. */
    private Optional<Family> listed(LeakproofList.Kind kind, String name, List<Expression> arguments) {
        List<Family> families = new ArrayList<>();
        for (Expression argument : arguments) {
            Optional<Family> family = value(argument);
            if (family.isEmpty() || !hasFewDigits(argument)) {
                return MAY_FAIL;
            }
            families.add(family.get());
        }
        return list.call(kind, name, families);
    }

    private static boolean hasFewDigits(Expression argument) {
        if (argument instanceof Parenthesized parenthesized) {
            return hasFewDigits(parenthesized.inner());
        }
        if (argument instanceof UnaryOperation sign) {
            return hasFewDigits(sign.operand());
        }
        return !(argument instanceof NumberLiteral number) || BoundedArithmetic.isShort(number);
    }

    @Override
    public Optional<Family> namedArgument(NamedArgument expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> arrayLiteral(ArrayLiteral expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> arrayQuery(ArrayQuery expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> subscript(Subscript expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> slice(Slice expression) {
        return MAY_FAIL;
    }

    @Override
    public Optional<Family> fieldAccess(FieldAccess expression) {
        return MAY_FAIL;
    }
}
