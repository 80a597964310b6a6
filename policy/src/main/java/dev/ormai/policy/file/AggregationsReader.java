package dev.ormai.policy.file;

import dev.ormai.policy.Profiles;
import dev.ormai.policy.settings.AggregationSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code aggregations}. */
final class AggregationsReader {
    static final List<String> KEYS = List.of("operations", "fields", "group_by", "min_group_size");

    private AggregationsReader() {}

    static AggregationSettings read(Section model) {
        return model.section("aggregations", KEYS)
                .map(said -> new AggregationSettings(
                        said.words("operations", Profiles.AGGREGATE_OPERATIONS),
                        said.names("fields", "a list of fields"),
                        said.names("group_by", "a list of fields"),
                        size(said.count("min_group_size", Integer.MAX_VALUE))))
                .orElse(AggregationSettings.NONE);
    }

    private static OptionalInt size(OptionalLong size) {
        return size.isPresent() ? OptionalInt.of((int) size.getAsLong()) : OptionalInt.empty();
    }
}
