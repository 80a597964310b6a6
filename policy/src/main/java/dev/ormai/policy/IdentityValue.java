package dev.ormai.policy;

/**
 * A fact about the principal that a row predicate compares with; bound as a parameter when the statement runs.
 *
 * @param name the attribute's name; for tenant and user the word itself
 */
public record IdentityValue(Kind kind, String name) {
    /** Where the value comes from. */
    public enum Kind {
        TENANT,
        USER,
        ATTRIBUTE
    }

    public static final IdentityValue TENANT = new IdentityValue(Kind.TENANT, "tenant");
    public static final IdentityValue USER = new IdentityValue(Kind.USER, "user");

    public static IdentityValue attribute(String name) {
        return new IdentityValue(Kind.ATTRIBUTE, name);
    }
}
