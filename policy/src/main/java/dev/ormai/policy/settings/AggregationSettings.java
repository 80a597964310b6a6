package dev.ormai.policy.settings;

import dev.ormai.policy.Aggregations;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is said of aggregates. */
public record AggregationSettings(
        Optional<Set<String>> operations,
        Optional<Set<String>> fields,
        Optional<Set<String>> groupBy,
        OptionalInt minGroupSize) {
    public static final AggregationSettings NONE =
            new AggregationSettings(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    public AggregationSettings {
        operations = operations.map(Set::copyOf);
        fields = fields.map(Set::copyOf);
        groupBy = groupBy.map(Set::copyOf);
    }

    /** These settings where they speak, else the others. */
    public AggregationSettings over(AggregationSettings base) {
        return new AggregationSettings(
                operations.or(base::operations),
                fields.or(base::fields),
                groupBy.or(base::groupBy),
                minGroupSize.isPresent() ? minGroupSize : base.minGroupSize());
    }

    public Aggregations resolve(Aggregations defaults) {
        return new Aggregations(
                operations.orElse(defaults.operations()),
                fields.or(defaults::fields),
                groupBy.or(defaults::groupBy),
                minGroupSize.orElse(defaults.minGroupSize()));
    }
}
