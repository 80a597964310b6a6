package dev.ormai.planner.names;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.UserVariable;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts constants in the place of MySQL's session variables, where a list of constants assigns them and reads them again. No variable
 * is ever assigned in the session: it would outlive its user, and carry values of rows past their statement.
 * <pre>
 * select @x := 1, @x   →   select 1 as `@x := 1`, '1' as `@x`
 * </pre>
 * Everywhere else a variable is refused when names are pinned.
 */
public final class UserVariables {
    private UserVariables() {}

    public static Query resolve(Query query) {
        if (query.body() instanceof Select select
                && select.items().stream().anyMatch(UserVariables::holdsVariable)
                && query.equals(Query.of(Select.of(select.items(), List.of(), Optional.empty())))) {
            return Query.of(Select.of(resolved(select.items()), List.of(), Optional.empty()));
        }
        return query;
    }

    private static boolean holdsVariable(SelectItem item) {
        return item instanceof SelectItem.Value value && value.expression() instanceof UserVariable;
    }

    /** From the left to the right, as MySQL does with a select of one row. */
    private static List<SelectItem> resolved(List<SelectItem> items) {
        Map<String, Expression> assigned = new HashMap<>();
        List<SelectItem> resolved = new ArrayList<>();
        for (SelectItem item : items) {
            if (item instanceof SelectItem.Value value && value.expression() instanceof UserVariable variable) {
                String name = variable.name().toLowerCase(Locale.ROOT);
                variable.assigned().ifPresent(constant -> assigned.put(name, asRead(constant)));
                Expression read = Optional.ofNullable(assigned.get(name)).orElseThrow(() -> refused(variable));
                resolved.add(new SelectItem.Value(variable.assigned().orElse(read), value.alias()));
            } else {
                resolved.add(item);
            }
        }
        return resolved;
    }

    /** A statement is described before it assigns, when the variable of a new session is a text. */
    private static Expression asRead(Expression constant) {
        return constant instanceof NumberLiteral number ? new StringLiteral(number.text()) : constant;
    }

    static RefusedException refused(UserVariable variable) {
        return new RefusedException(Refusal.of(
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                "variables such as @%s are not supported".formatted(variable.name()),
                "use a bind parameter"));
    }
}
