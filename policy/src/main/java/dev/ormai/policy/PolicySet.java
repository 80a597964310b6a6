package dev.ormai.policy;

import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.PolicySettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A whole policy that was found right: models, overlays of roles, lists and keys. Immutable; safe for all threads.
 */
public final class PolicySet {
    /** Lists of roles whose merged policy is kept; a directory with more combinations only merges more often. */
    private static final int KEPT = 256;

    private final PolicySettings settings;
    private final Optional<HashKey> hashKey;
    private final String version;
    private final Map<List<String>, EffectivePolicy> merged = new ConcurrentHashMap<>();

    private PolicySet(PolicySettings settings, Optional<HashKey> hashKey) {
        this.settings = settings;
        this.hashKey = hashKey;
        this.version = CanonicalForm.version(settings, hashKey);
    }

    /**
     * Checks what the settings say of each other and reads the hash key.
     *
     * @param source named in errors
     * @throws PolicyInvalidException with every fault found; they name no lines
     */
    public static PolicySet of(PolicySettings settings, Secrets secrets, String source) {
        List<Fault> faults = new ArrayList<>(SettingsCheck.faults(settings));
        Optional<HashKey> key = Optional.empty();
        try {
            key = settings.hashKey().map(secrets::read).map(s -> new HashKey(s.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            faults.add(
                    new Fault(0, 0, "hash_key", String.valueOf(e.getMessage()), "env:NAME or file:PATH of a secret"));
        }
        if (!faults.isEmpty()) {
            throw new PolicyInvalidException(source, faults);
        }
        return new PolicySet(settings, key);
    }

    /** Hash of the canonical form, 32 hexadecimal digits: two policies with one version say the same. */
    public String version() {
        return version;
    }

    /** The first digits of the version, for people; not for comparing. */
    public String shortVersion() {
        return version.substring(0, 12);
    }

    public Profile profile() {
        return settings.profile();
    }

    public PolicySettings settings() {
        return settings;
    }

    /** What is right and yet worth a second look, in words; a relation to a model that is not listed opens nothing. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        settings.models().forEach((name, model) -> model.relations().values().stream()
                .filter(relation -> !settings.openModels() && !settings.models().containsKey(relation.model()))
                .map(relation ->
                        "relation '%s' of model '%s' leads to model '%s', which is not listed: it opens nothing"
                                .formatted(relation.name(), name, relation.model()))
                .forEach(remarks::add));
        return remarks;
    }

    /** The roles that have an overlay. */
    public List<String> roles() {
        return List.copyOf(settings.roles().keySet());
    }

    /** The same policy under another profile, with that profile's defaults and checks. */
    public PolicySet withProfile(Profile profile, Secrets secrets) {
        return profile == settings.profile() ? this : of(settings.withProfile(profile), secrets, "under " + profile);
    }

    /**
     * The policy for a principal with these roles, overlays merged in their order: the last one that speaks of a thing
     * wins. A role without an overlay adds nothing.
     */
    public EffectivePolicy forRoles(List<String> roles) {
        // Asked for at each execution: a list that is a key stands for itself, and nothing is allocated for it.
        EffectivePolicy same = merged.get(roles);
        if (same != null) {
            return same;
        }
        List<String> known = known(roles);
        EffectivePolicy kept = merged.get(known);
        if (kept != null) {
            return kept;
        }
        EffectivePolicy fresh = merge(known);
        if (merged.size() >= KEPT) {
            merged.clear();
        }
        EffectivePolicy first = merged.putIfAbsent(known, fresh);
        return first == null ? fresh : first;
    }

    /** The roles with an overlay, each at its last place, for there it wins. */
    private List<String> known(List<String> roles) {
        LinkedHashSet<String> known = new LinkedHashSet<>();
        for (String role : roles) {
            if (settings.roles().containsKey(role)) {
                known.remove(role);
                known.add(role);
            }
        }
        return List.copyOf(known);
    }

    /** How many merged policies are held. */
    int kept() {
        return merged.size();
    }

    private EffectivePolicy merge(List<String> roles) {
        ProfileDefaults defaults = Profiles.of(settings.profile());
        TenantRule tenant = settings.tenant().orElseGet(TenantRule.Shared::new);
        Map<String, ModelPolicy> models = new LinkedHashMap<>();
        settings.models()
                .forEach((name, base) ->
                        models.put(name, overlaid(name, base, roles).resolve(name, defaults, tenant)));
        return new EffectivePolicy(
                version,
                settings.profile(),
                models,
                settings.openModels(),
                settings.openModels()
                        ? Optional.of(ModelSettings.NONE.resolve("*", defaults, tenant))
                        : Optional.empty(),
                patterns(defaults),
                hashKey,
                settings.sql().resolve(defaults.sql()),
                settings.audit().resolve(defaults.audit()));
    }

    private ModelSettings overlaid(String name, ModelSettings base, List<String> roles) {
        ModelSettings overlaid = base;
        for (String role : roles) {
            Map<String, ModelSettings> overlays = settings.roles().getOrDefault(role, Map.of());
            overlaid = overlays.getOrDefault(name, ModelSettings.NONE).over(overlaid);
        }
        return settings.openModels()
                ? overlaid
                : overlaid.withRelationsTo(settings.models().keySet());
    }

    private ColumnPatterns patterns(ProfileDefaults defaults) {
        return new ColumnPatterns(
                joined(Profiles.SECRETS, settings.deny()),
                joined(Profiles.PERSONAL_DATA, settings.mask()),
                defaults.masked());
    }

    private static List<String> joined(List<String> builtIn, List<String> added) {
        List<String> joined = new ArrayList<>(builtIn);
        joined.addAll(added);
        return joined;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicySet set && settings.equals(set.settings) && hashKey.equals(set.hashKey);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return "PolicySet[" + shortVersion() + ", " + settings.profile() + ", models "
                + (settings.openModels() ? "*" : settings.models().keySet()) + ", roles "
                + settings.roles().keySet()
                + "]";
    }
}
