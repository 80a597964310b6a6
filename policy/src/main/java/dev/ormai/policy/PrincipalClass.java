package dev.ormai.policy;

import java.util.List;

/** Principals of one class share every plan: same roles in the same order, same identity values present. */
public record PrincipalClass(List<String> roles, boolean hasTenant, boolean hasUser, List<String> attributeNames) {
    public PrincipalClass {
        roles = List.copyOf(roles);
        attributeNames = List.copyOf(attributeNames);
    }

    public boolean has(IdentityValue identity) {
        return switch (identity.kind()) {
            case TENANT -> hasTenant;
            case USER -> hasUser;
            case ATTRIBUTE -> attributeNames.contains(identity.name());
        };
    }
}
