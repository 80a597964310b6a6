package dev.ormai.policy;

/** What a principal sees of a column. */
public sealed interface FieldRule {
    /** The value as it is. */
    record Allow() implements FieldRule {}

    /** The column does not exist for the principal. */
    record Deny() implements FieldRule {}

    /** Another value computed from the row, by an expression the database evaluates. */
    record Mask(MaskKind kind) implements FieldRule {}

    /** The keyed hash of the value, so that equal values stay equal. */
    record Hash() implements FieldRule {}

    FieldRule ALLOW = new Allow();
    FieldRule DENY = new Deny();
    FieldRule HASH = new Hash();
    FieldRule MASK_DEFAULT = new Mask(new MaskKind.Automatic());
}
