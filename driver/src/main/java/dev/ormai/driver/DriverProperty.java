package dev.ormai.driver;

import java.util.Arrays;
import java.util.List;

/** What our part of a URL may say. These names never reach the real driver. */
enum DriverProperty {
    POLICY("ormai.policy", "the policy file: a path, file: or classpath:", ""),
    TENANT("ormai.tenant", "the tenant of the connection's principal", ""),
    USER("ormai.user", "the user of the connection's principal", ""),
    ROLES("ormai.roles", "the roles of the connection's principal, separated by commas", ""),
    IDENTITY(
            "ormai.identity",
            "fixed: the principal of these properties; scoped: the caller's PrincipalScope, asked at each execution",
            "fixed scoped"),
    PROFILE("ormai.profile", "the profile instead of the policy's own", "prod internal dev app"),
    AUDIT("ormai.audit", "where records go instead of the policy's own sink: jsonl:<path> or off", ""),
    AUDIT_ON_FAILURE(
            "ormai.audit.on_failure",
            "beside ormai.audit: whether a statement that cannot be recorded is refused, or runs with a warning",
            "refuse warn"),
    CONFIG("ormai.config", "an ormai.yaml that names policy and audit", "");

    static final String PREFIX = "ormai.";
    static final String ATTRIBUTE_PREFIX = "ormai.attr.";

    private final String key;
    private final String description;
    private final String choices;

    DriverProperty(String key, String description, String choices) {
        this.key = key;
        this.description = description;
        this.choices = choices;
    }

    String key() {
        return key;
    }

    String description() {
        return description;
    }

    /** Empty: free text. */
    List<String> choices() {
        return choices.isEmpty() ? List.of() : List.of(choices.split(" ", -1));
    }

    static boolean isKnown(String key) {
        boolean attribute = key.startsWith(ATTRIBUTE_PREFIX) && key.length() > ATTRIBUTE_PREFIX.length();
        return attribute || Arrays.stream(values()).anyMatch(p -> p.key.equals(key));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(DriverProperty::key).toList();
    }
}
