package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;

/** Patterns of LIKE. */
final class Patterns {
    private Patterns() {}

    /**
     * A pattern that fails on some values only must not reach PostgreSQL: it tries patterns on values that it sampled from the
     * whole table, hidden rows too, while it plans.
     *
     * @throws RefusedException STATEMENT_NOT_SUPPORTED for such a pattern
     */
    static void requireWhole(String pattern, char escape) {
        if (endsIn(pattern, escape)) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "the pattern of a LIKE ends with its escape character",
                    "write the escape character twice to match it"));
        }
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
