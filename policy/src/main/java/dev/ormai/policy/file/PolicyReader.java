package dev.ormai.policy.file;

import dev.ormai.policy.Names;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.TenantRule;
import dev.ormai.policy.file.Node.Kind;
import dev.ormai.policy.file.Node.Scalar;
import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.PolicySettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the top of a policy file. */
final class PolicyReader {
    static final List<String> KEYS =
            List.of("version", "profile", "tenant", "deny", "mask", "hash_key", "models", "roles", "sql", "audit");
    static final List<String> PROFILES = Arrays.stream(Profile.values())
            .map(profile -> Names.folded(profile.name()))
            .toList();

    private PolicyReader() {}

    /** What the file says; not to be used when faults were found. */
    static Optional<PolicySettings> read(Node node, Faults faults) {
        return Section.of(node, "", KEYS, faults).map(PolicyReader::settings);
    }

    private static PolicySettings settings(Section policy) {
        version(policy);
        boolean openModels = isStar(policy);
        return new PolicySettings(
                policy.word("profile", PROFILES)
                        .map(word -> Profile.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Profile.PROD),
                tenant(policy),
                policy.texts("deny", "a list of column names; * and ? stand for any characters and for one")
                        .orElse(List.of()),
                policy.texts("mask", "a list of column names; * and ? stand for any characters and for one")
                        .orElse(List.of()),
                hashKey(policy),
                openModels ? Map.of() : models(policy),
                openModels,
                RolesReader.read(policy),
                SqlReader.read(policy),
                AuditReader.read(policy));
    }

    private static void version(Section policy) {
        Optional<Node> version = policy.get("version");
        if (version.isEmpty()) {
            policy.faults().add(policy.place(), "version", "'version' is missing", "version: 1");
        } else if (!(version.get() instanceof Scalar scalar
                && scalar.kind() == Kind.NUMBER
                && scalar.text().equals("1"))) {
            policy.faults()
                    .add(
                            version.get().place(),
                            "version",
                            "found " + version.get().described(),
                            "1");
        }
    }

    private static Optional<TenantRule> tenant(Section policy) {
        Optional<TenantRule> said =
                policy.text("tenant", "a column, or none for shared tables").map(RowsReader::columnOrShared);
        return said.or(() -> policy.get("tenant").map(unreadable -> RowsReader.UNREADABLE));
    }

    private static boolean isStar(Section policy) {
        return policy.get("models")
                .filter(n -> n instanceof Scalar s && s.text().equals("*"))
                .isPresent();
    }

    private static Map<String, ModelSettings> models(Section policy) {
        if (policy.get("models").isEmpty()) {
            policy.faults().add(policy.place(), "models", "'models' is missing", "models and what holds for them");
        }
        return ModelReader.models(policy, ModelReader.KEYS);
    }

    private static Optional<String> hashKey(Section policy) {
        Optional<Node> node = policy.get("hash_key");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Scalar scalar && scalar.kind() == Kind.TEXT && Secrets.isReference(scalar.text())) {
            return Optional.of(scalar.text());
        }
        // The text may be the secret itself, so it is not repeated.
        policy.faults()
                .add(node.get().place(), "hash_key", "the key is not given by reference", "env:NAME or file:PATH");
        return Optional.empty();
    }
}
