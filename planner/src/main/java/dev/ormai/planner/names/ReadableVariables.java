package dev.ormai.planner.names;

import dev.ormai.planner.allow.VariableList;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Locale;
import java.util.Set;

/** Lets variables of the server pass that are on the list, or answers in their place. */
public final class ReadableVariables {
    private static final Set<String> SCOPES = Set.of("session", "local", "global");

    private ReadableVariables() {}

    /** @throws RefusedException STATEMENT_NOT_SUPPORTED for a variable that is not on the list */
    static Expression value(SystemVariable variable) {
        VariableList.Entry entry = VariableList.get()
                .find(variable.name())
                .filter(found -> known(variable))
                .orElseThrow(() -> refused(variable));
        return entry.constant()
                .<Expression>map(text -> text.matches("[0-9]+") ? new NumberLiteral(text) : new StringLiteral(text))
                .orElse(variable);
    }

    /** Whether the variable's own value may be read. */
    public static boolean isOwn(SystemVariable variable) {
        return known(variable)
                && VariableList.get()
                        .find(variable.name())
                        .filter(entry -> entry.constant().isEmpty())
                        .isPresent();
    }

    private static boolean known(SystemVariable variable) {
        return variable.scope()
                .map(scope -> SCOPES.contains(scope.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static RefusedException refused(SystemVariable variable) {
        return new RefusedException(Refusal.of(
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                "variable %s is not on the list of variables that may be read".formatted(variable),
                "docs/sql-support.md lists those that may, such as @@version and @@sql_mode"));
    }
}
