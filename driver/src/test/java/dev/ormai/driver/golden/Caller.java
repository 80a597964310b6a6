package dev.ormai.driver.golden;

import dev.ormai.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Who sends a statement. Written as {@code acme u-1 roles=support,sales region=north}; {@code -} stands for none. */
record Caller(Principal principal) {
    static Caller parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        List<String> roles = new ArrayList<>();
        Map<String, String> attributes = new TreeMap<>();
        List<Optional<String>> names = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                names.add(word.equals("-") ? Optional.empty() : Optional.of(word));
            } else if (word.startsWith("roles=")) {
                roles.addAll(List.of(word.substring(equals + 1).split(",")));
            } else {
                attributes.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        Optional<String> tenant = names.get(0);
        Optional<String> user = names.size() > 1 ? names.get(1) : Optional.empty();
        return new Caller(new Principal(tenant, user, roles, attributes));
    }

    /** The driver's own properties for this caller. */
    Properties properties() {
        Properties properties = new Properties();
        principal.tenant().ifPresent(tenant -> properties.setProperty("ormai.tenant", tenant));
        principal.user().ifPresent(user -> properties.setProperty("ormai.user", user));
        if (!principal.roles().isEmpty()) {
            properties.setProperty("ormai.roles", String.join(",", principal.roles()));
        }
        principal.attributes().forEach((name, value) -> properties.setProperty("ormai.attr." + name, value));
        return properties;
    }

    /** A view's text with {@code :tenant}, {@code :user} and {@code :attr.name} replaced by this caller's values as literals. */
    String fill(String sql) {
        String filled = sql.replace(":tenant", literal(principal.tenant().orElse("")))
                .replace(":user", literal(principal.user().orElse("")));
        for (Map.Entry<String, String> attribute : principal.attributes().entrySet()) {
            filled = filled.replace(":attr." + attribute.getKey(), literal(attribute.getValue()));
        }
        return filled;
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** For the name of a schema: small letters, digits and underscores; different for different callers. */
    String schemaName() {
        String readable =
                principal.tenant().orElse("nobody").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        return readable + "_" + Integer.toHexString(principal.hashCode());
    }
}
