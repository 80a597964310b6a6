package dev.ormai.driver;

import dev.ormai.driver.configuration.ConfigurationFile;
import dev.ormai.driver.configuration.ConfigurationInvalidException;
import dev.ormai.driver.configuration.DatabaseSettings;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.policy.Fault;
import dev.ormai.policy.Nearest;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Profile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What our properties say, from the URL and from {@link Properties}; the properties win, as with other drivers.
 *
 * @param profile instead of the policy's own
 * @param audit where to record instead of what the policy says
 * @param configured the database as the file of {@code ormai.config} describes it
 */
record ConnectionSettings(
        String policy,
        Identity identity,
        Optional<Profile> profile,
        Optional<AuditTarget> audit,
        Optional<DatabaseSettings> configured) {
    static ConnectionSettings of(Map<String, String> url, Properties properties) throws SQLException {
        Map<String, String> given = new HashMap<>(url);
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(DriverProperty.PREFIX)) {
                given.put(name, properties.getProperty(name));
            }
        }
        for (String name : given.keySet()) {
            if (!DriverProperty.isKnown(name)) {
                throw unknown(name);
            }
        }
        Optional<String> config = value(given, DriverProperty.CONFIG);
        Optional<String> policy = value(given, DriverProperty.POLICY);
        Optional<AuditTarget> audit = audit(given);
        if (config.isPresent()) {
            if (policy.isPresent() || audit.isPresent()) {
                throw Refusals.invalid(
                        "ormai.config names policy and audit, and the URL names them too", "leave one of the two");
            }
            ProcessConfiguration file = configuration(config.get());
            return new ConnectionSettings(
                    file.policy(),
                    identity(given),
                    profile(given),
                    file.audit().map(AuditTarget::of),
                    Optional.of(file.database()));
        }
        if (policy.isEmpty()) {
            throw Refusals.invalid(
                    "ormai.policy is missing: without a policy nothing may be seen",
                    "add ormai.policy=<path of the policy file> to the URL");
        }
        return new ConnectionSettings(policy.get(), identity(given), profile(given), audit, Optional.empty());
    }

    private static Optional<AuditTarget> audit(Map<String, String> given) throws SQLException {
        Optional<String> sink = value(given, DriverProperty.AUDIT);
        Optional<String> onFailure = value(given, DriverProperty.AUDIT_ON_FAILURE);
        if (onFailure.isPresent() && sink.isEmpty()) {
            throw Refusals.invalid(
                    "ormai.audit.on_failure is given without ormai.audit", "add ormai.audit=jsonl:<path>");
        }
        if (onFailure.isPresent() && !DriverProperty.AUDIT_ON_FAILURE.choices().contains(onFailure.get())) {
            throw Refusals.invalid("ormai.audit.on_failure is '" + onFailure.get() + "'", "use refuse or warn");
        }
        return sink.map(target -> new AuditTarget(target, onFailure.map("refuse"::equals)));
    }

    private static ProcessConfiguration configuration(String location) throws SQLException {
        try {
            return ConfigurationFile.ofConnection(Path.of(location).toAbsolutePath());
        } catch (ConfigurationInvalidException e) {
            throw Refusals.invalid(
                    String.valueOf(e.getMessage()),
                    e.faults().stream().map(Fault::expected).distinct().collect(Collectors.joining("; ")));
        }
    }

    private static Identity identity(Map<String, String> given) throws SQLException {
        Principal principal = principal(given);
        String kind = value(given, DriverProperty.IDENTITY).orElse("fixed");
        if (kind.equals("fixed")) {
            return new Identity.Fixed(principal);
        }
        if (!kind.equals("scoped")) {
            throw Refusals.invalid("ormai.identity is '" + kind + "'", "use fixed or scoped");
        }
        if (!principal.equals(Principal.anonymous())) {
            throw Refusals.invalid(
                    "ormai.identity=scoped takes the principal from PrincipalScope, and the URL names one too",
                    "take ormai.tenant, ormai.user, ormai.roles and ormai.attr.* out, or use fixed");
        }
        return new Identity.Scoped();
    }

    private static Principal principal(Map<String, String> given) {
        List<String> roles = value(given, DriverProperty.ROLES).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .toList();
        Map<String, String> attributes = new HashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(DriverProperty.ATTRIBUTE_PREFIX)) {
                attributes.put(name.substring(DriverProperty.ATTRIBUTE_PREFIX.length()), value);
            }
        });
        return new Principal(value(given, DriverProperty.TENANT), value(given, DriverProperty.USER), roles, attributes);
    }

    private static Optional<Profile> profile(Map<String, String> given) throws SQLException {
        Optional<String> name = value(given, DriverProperty.PROFILE);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (Profile profile : Profile.values()) {
            if (profile.name().toLowerCase(Locale.ROOT).equals(name.get())) {
                return Optional.of(profile);
            }
        }
        throw Refusals.invalid("ormai.profile is '" + name.get() + "'", "use prod, internal, dev or app");
    }

    /** An empty value says nothing. */
    private static Optional<String> value(Map<String, String> given, DriverProperty property) {
        return Optional.ofNullable(given.get(property.key())).filter(text -> !text.isBlank());
    }

    private static SQLException unknown(String name) {
        return Refusals.invalid(
                "property '" + name + "' is not known", "use " + Nearest.among(name, DriverProperty.keys()));
    }
}
