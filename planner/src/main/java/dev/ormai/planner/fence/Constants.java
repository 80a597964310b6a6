package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.IntervalLiteral;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Expressions that read no row and are known not to fail, or to fail before any row. Anything longer, such as arithmetic on
 * literals, may be evaluated only when a row comes, and tells by its error that there was one.
 */
final class Constants {
    /** At most 999 of a unit from now stays within every type's range. */
    private static final Pattern SHORT_INTERVAL =
            Pattern.compile("[0-9]{1,3}( (year|month|week|day|hour|minute|second)s?)?");

    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])( [0-2][0-9]:[0-5][0-9](:[0-5][0-9])?)?");

    private static final Set<String> UNITS = Set.of("year", "month", "week", "day", "hour", "minute", "second");

    private final Dialect dialect;

    Constants(Dialect dialect) {
        this.dialect = dialect;
    }

    Optional<Family> family(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return family(parenthesized.inner());
        }
        if (expression instanceof StringLiteral) {
            return Optional.of(Family.STRING);
        }
        if (expression instanceof NumberLiteral || signed(expression)) {
            return Optional.of(Family.NUMBER);
        }
        if (expression instanceof TypedLiteral literal) {
            return Optional.of(Family.named(literal.type())).filter(family -> family != Family.OTHER);
        }
        if (expression instanceof Cast cast && cast.value() instanceof StringLiteral literal) {
            return cast(cast, literal);
        }
        if (expression instanceof BinaryOperation operation) {
            return moved(operation);
        }
        return now(expression);
    }

    /** A string beside a date is read as one; where a bad one only warns, or fails late, it has to be a good one. */
    boolean fits(Expression expression, Family other) {
        Expression inner = expression instanceof Parenthesized parenthesized ? parenthesized.inner() : expression;
        boolean moment = other == Family.DATE || other == Family.TIMESTAMP;
        return dialect == Dialect.POSTGRESQL
                || !moment
                || !(inner instanceof StringLiteral literal)
                || MOMENT.matcher(literal.value()).matches();
    }

    private static boolean signed(Expression expression) {
        return expression instanceof UnaryOperation operation
                && (operation.operator().equals("-") || operation.operator().equals("+"))
                && operation.operand() instanceof NumberLiteral;
    }

    /** PostgreSQL reads such a string while it parses. */
    private Optional<Family> cast(Cast cast, StringLiteral literal) {
        boolean early = dialect == Dialect.POSTGRESQL && cast.type().dimensions() == 0
                || MOMENT.matcher(literal.value()).matches();
        return Optional.of(Family.named(cast.type())).filter(family -> early && family != Family.OTHER);
    }

    private Optional<Family> now(Expression expression) {
        Optional<String> name = Optional.empty();
        if (expression instanceof KeywordValue keyword) {
            name = Optional.of(keyword.keyword());
        } else if (expression instanceof FunctionCall call
                && call.arguments().isEmpty()
                && !call.star()
                && call.name().builtIn()
                && call.over().isEmpty()) {
            name = Optional.of(call.name().key());
        }
        return name.flatMap(this::now);
    }

    private Optional<Family> now(String name) {
        return switch (name) {
            case "current_date", "curdate" -> Optional.of(Family.DATE);
            case "localtimestamp" -> Optional.of(Family.TIMESTAMP);
            case "current_timestamp", "now" ->
                Optional.of(dialect == Dialect.MYSQL ? Family.TIMESTAMP : Family.TIMESTAMP_WITH_ZONE);
            default -> Optional.empty();
        };
    }

    /** Now, or a day, and a short interval before or behind it. */
    private Optional<Family> moved(BinaryOperation operation) {
        boolean direction =
                operation.operator().equals("-") || operation.operator().equals("+");
        if (!direction || !shortInterval(operation.right())) {
            return Optional.empty();
        }
        return now(operation.left())
                .map(family -> family == Family.DATE && dialect != Dialect.H2 && dialect != Dialect.MYSQL
                        ? Family.TIMESTAMP
                        : family);
    }

    private static boolean shortInterval(Expression expression) {
        if (expression instanceof IntervalLiteral interval) {
            String amount = interval.value() instanceof StringLiteral text
                    ? text.value()
                    : interval.value() instanceof NumberLiteral number ? number.text() : "";
            return SHORT_INTERVAL.matcher(amount).matches()
                    && interval.unit().map(UNITS::contains).orElse(amount.contains(" "));
        }
        return expression instanceof Cast cast
                && cast.type().name().equals("interval")
                && cast.value() instanceof StringLiteral text
                && SHORT_INTERVAL.matcher(text.value()).matches();
    }
}
