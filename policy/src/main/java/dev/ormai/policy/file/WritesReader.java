package dev.ormai.policy.file;

import dev.ormai.policy.settings.WriteSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code writes}. */
final class WritesReader {
    static final List<String> KEYS = List.of(
            "create",
            "update",
            "delete",
            "bulk",
            "soft_delete",
            "max_affected_rows",
            "require_primary_key",
            "require_reason",
            "require_approval",
            "readonly",
            "snapshots");
    static final List<String> OPERATIONS = List.of("create", "update", "delete", "bulk");

    private WritesReader() {}

    static WriteSettings read(Section model) {
        return model.section("writes", KEYS)
                .map(said -> new WriteSettings(
                        said.truth("create"),
                        said.truth("update"),
                        said.truth("delete"),
                        said.truth("bulk"),
                        said.truth("soft_delete"),
                        rows(said.limit("max_affected_rows", Integer.MAX_VALUE - 1)),
                        said.truth("require_primary_key"),
                        said.truth("require_reason"),
                        approval(said),
                        said.names("readonly", "a list of fields"),
                        said.truth("snapshots")))
                .orElse(WriteSettings.NONE);
    }

    private static OptionalInt rows(Optional<OptionalLong> limit) {
        return limit.isPresent() ? OptionalInt.of((int) limit.get().orElse(Integer.MAX_VALUE)) : OptionalInt.empty();
    }

    private static Optional<Set<String>> approval(Section said) {
        Optional<Node> node = said.get("require_approval");
        if (node.isPresent() && node.get() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TRUTH) {
            return said.truth("require_approval").map(all -> all ? Set.copyOf(OPERATIONS) : Set.of());
        }
        return said.words("require_approval", OPERATIONS);
    }
}
