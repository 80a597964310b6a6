package dev.ormai.driver.approval;

/** Everything is approved at once: for tests and for a developer's own machine. */
public record AutoApprove() implements ApprovalGate {
    /** Who decided, in records. */
    public static final String NAME = "auto";
}
