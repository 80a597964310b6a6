package dev.ormai.policy.file;

import dev.ormai.policy.settings.ModelSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code roles}. */
final class RolesReader {
    static final List<String> KEYS = List.of("models");

    private RolesReader() {}

    static Map<String, Map<String, ModelSettings>> read(Section policy) {
        Map<String, Map<String, ModelSettings>> roles = new LinkedHashMap<>();
        policy.named("roles", "roles and their overlays").forEach((role, node) -> {
            String path = policy.path("roles." + role);
            Section.of(node, path, KEYS, policy.faults())
                    .ifPresent(overlays -> roles.put(role, ModelReader.models(overlays, ModelReader.OVERLAY_KEYS)));
        });
        return roles;
    }
}
