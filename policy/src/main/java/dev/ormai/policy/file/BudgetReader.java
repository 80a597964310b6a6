package dev.ormai.policy.file;

import dev.ormai.policy.settings.BudgetLimit;
import dev.ormai.policy.settings.BudgetSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads {@code budget}. */
final class BudgetReader {
    static final List<String> KEYS =
            Arrays.stream(BudgetLimit.values()).map(BudgetLimit::key).toList();

    private BudgetReader() {}

    static BudgetSettings read(Section model) {
        Map<BudgetLimit, OptionalLong> limits = new EnumMap<>(BudgetLimit.class);
        model.section("budget", KEYS).ifPresent(said -> {
            for (BudgetLimit limit : BudgetLimit.values()) {
                said.limit(limit.key(), limit.greatest()).ifPresent(number -> limits.put(limit, number));
            }
        });
        return new BudgetSettings(limits);
    }
}
