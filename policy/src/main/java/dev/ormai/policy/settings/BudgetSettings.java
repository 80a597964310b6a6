package dev.ormai.policy.settings;

import dev.ormai.policy.Budget;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is said of costs.
 *
 * @param limits the limits that were written; an empty number says that there is none
 */
public record BudgetSettings(Map<BudgetLimit, OptionalLong> limits) {
    public static final BudgetSettings NONE = new BudgetSettings(Map.of());

    public BudgetSettings {
        Map<BudgetLimit, OptionalLong> copy = new EnumMap<>(BudgetLimit.class);
        copy.putAll(limits);
        limits = Collections.unmodifiableMap(copy);
    }

    /** These settings where they speak, else the others. */
    public BudgetSettings over(BudgetSettings base) {
        Map<BudgetLimit, OptionalLong> merged = new EnumMap<>(BudgetLimit.class);
        merged.putAll(base.limits);
        merged.putAll(limits);
        return new BudgetSettings(merged);
    }

    public Budget resolve(Budget defaults) {
        return new Budget(
                number(BudgetLimit.MAX_ROWS, defaults.maxRows()),
                small(BudgetLimit.MAX_SELECT_FIELDS, defaults.maxSelectFields()),
                small(BudgetLimit.MAX_INCLUDES_DEPTH, defaults.maxIncludesDepth()),
                small(BudgetLimit.STATEMENT_TIMEOUT_MS, defaults.statementTimeoutMillis()),
                small(BudgetLimit.MAX_COMPLEXITY, defaults.maxComplexity()),
                number(BudgetLimit.MAX_COST, defaults.maxCost()),
                number(BudgetLimit.MAX_RESULT_BYTES, defaults.maxResultBytes()),
                small(BudgetLimit.MIN_FILTERS, defaults.minFilters()));
    }

    private OptionalLong number(BudgetLimit limit, OptionalLong byDefault) {
        return limits.getOrDefault(limit, byDefault);
    }

    private OptionalInt small(BudgetLimit limit, OptionalInt byDefault) {
        OptionalLong said = limits.get(limit);
        if (said == null) {
            return byDefault;
        }
        return said.isPresent() ? OptionalInt.of(Math.toIntExact(said.getAsLong())) : OptionalInt.empty();
    }
}
