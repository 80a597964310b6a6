package dev.ormai.policy.settings;

import dev.ormai.policy.Profile;
import dev.ormai.policy.TenantRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a policy says.
 *
 * @param tenant the tenant rule of models that say nothing of theirs: a column or shared
 * @param deny globs added to the built-in secrets
 * @param mask globs added to the built-in personal data
 * @param hashKey where the key is kept, {@code env:NAME} or {@code file:PATH}; never the key
 * @param openModels whether every table is a model
 * @param roles role to model to overlay
 */
public record PolicySettings(
        Profile profile,
        Optional<TenantRule> tenant,
        List<String> deny,
        List<String> mask,
        Optional<String> hashKey,
        Map<String, ModelSettings> models,
        boolean openModels,
        Map<String, Map<String, ModelSettings>> roles,
        SqlSettings sql,
        AuditSettings audit) {
    public PolicySettings {
        deny = List.copyOf(deny);
        mask = List.copyOf(mask);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        Map<String, Map<String, ModelSettings>> copies = new LinkedHashMap<>();
        roles.forEach((role, overlays) -> copies.put(role, Collections.unmodifiableMap(new LinkedHashMap<>(overlays))));
        roles = Collections.unmodifiableMap(copies);
    }

    /** The same for another profile, as a connection may ask. */
    public PolicySettings withProfile(Profile other) {
        return new PolicySettings(other, tenant, deny, mask, hashKey, models, openModels, roles, sql, audit);
    }
}
