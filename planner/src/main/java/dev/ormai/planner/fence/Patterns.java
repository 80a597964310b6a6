package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Optional;

/** Patterns of LIKE. */
final class Patterns {
    private Patterns() {}

    /**
     * PostgreSQL tries the pattern on values that it sampled from the whole table, hidden rows too, while it plans; no fence
     * is between. There a pattern that fails on some values only must not arrive.
     *
     * @throws RefusedException STATEMENT_NOT_SUPPORTED for such a literal
     */
    static void check(Expression expression) {
        boolean broken = expression instanceof PatternMatch match && broken(match.pattern(), match.escape())
                || expression instanceof BinaryOperation operation
                        && operation.operator().contains("~~")
                        && broken(operation.right(), Optional.empty());
        if (broken) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "the pattern of a LIKE ends with its escape character",
                    "write the escape character twice to match it"));
        }
    }

    private static boolean broken(Expression pattern, Optional<Expression> escape) {
        if (escape.isEmpty()) {
            return endsInEscape(pattern);
        }
        return pattern instanceof StringLiteral text
                && escape.get() instanceof StringLiteral character
                && character.value().length() == 1
                && endsIn(text.value(), character.value().charAt(0));
    }

    /** Whether a literal ends with an escape character that escapes nothing, which some databases notice only at some values. */
    static boolean endsInEscape(Expression pattern) {
        return pattern instanceof StringLiteral literal && endsIn(literal.value(), '\\');
    }

    private static boolean endsIn(String text, char escape) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == escape) {
            end--;
        }
        return (text.length() - end) % 2 == 1;
    }
}
