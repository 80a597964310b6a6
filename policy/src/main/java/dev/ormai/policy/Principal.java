package dev.ormai.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who asks. Comes from the connection's properties, a scope or an authenticated entrance, never from SQL.
 *
 * @param roles in the order in which their overlays apply
 * @param attributes further facts about the caller that a row filter may name as {@code :attr.name}
 */
public record Principal(
        Optional<String> tenant, Optional<String> user, List<String> roles, Map<String, String> attributes) {
    public Principal {
        roles = List.copyOf(roles);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Nobody: sees the shared tables and nothing else. */
    public static Principal anonymous() {
        return new Principal(Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    public static Principal of(String tenant, String user, String... roles) {
        return new Principal(Optional.of(tenant), Optional.of(user), List.of(roles), Map.of());
    }

    /** What a plan may depend on: roles and which identity values are present, never the values. */
    public PrincipalClass principalClass() {
        return new PrincipalClass(roles, tenant.isPresent(), user.isPresent(), List.copyOf(attributes.keySet()));
    }

    /** Whether {@link #principalClass()} equals this one; allocates nothing. */
    public boolean isOf(PrincipalClass other) {
        return roles.equals(other.roles())
                && tenant.isPresent() == other.hasTenant()
                && user.isPresent() == other.hasUser()
                && (attributes.isEmpty()
                        ? other.attributeNames().isEmpty()
                        : List.copyOf(attributes.keySet()).equals(other.attributeNames()));
    }

    /** The value a statement is bound with, if this principal has it. */
    public Optional<String> value(IdentityValue identity) {
        return switch (identity.kind()) {
            case TENANT -> tenant;
            case USER -> user;
            case ATTRIBUTE -> Optional.ofNullable(attributes.get(identity.name()));
        };
    }
}
