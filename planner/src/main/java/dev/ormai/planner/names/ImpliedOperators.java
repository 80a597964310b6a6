package dev.ormai.planner.names;

import dev.ormai.planner.tree.Between;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.IsDistinct;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.QuantifiedComparison;
import java.util.List;

/** The operators that PostgreSQL looks up by name for a construct that does not show them. */
final class ImpliedOperators {
    private ImpliedOperators() {}

    static List<String> of(Expression expression) {
        if (expression instanceof InList || expression instanceof InQuery || expression instanceof IsDistinct) {
            return List.of("=", "<>");
        }
        if (expression instanceof Between) {
            return List.of(">=", "<=", "<", ">");
        }
        if (expression instanceof CaseExpression choice && choice.operand().isPresent()) {
            return List.of("=");
        }
        if (expression instanceof FunctionCall call && call.name().key().equals("nullif")) {
            return List.of("=");
        }
        if (expression instanceof PatternMatch match) {
            return pattern(match.operator());
        }
        if (expression instanceof QuantifiedComparison comparison) {
            return pattern(comparison.operator().replace("not ", ""));
        }
        return List.of();
    }

    private static List<String> pattern(String operator) {
        return switch (operator) {
            case "like" -> List.of("~~", "!~~");
            case "ilike" -> List.of("~~*", "!~~*");
            case "similar to" -> List.of("~", "!~");
            default -> List.of();
        };
    }
}
