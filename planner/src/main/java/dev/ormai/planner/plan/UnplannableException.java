package dev.ormai.planner.plan;

/** The statement has no relational plan; the message says why in plain words. */
final class UnplannableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnplannableException(String reason) {
        super(reason, null, false, false);
    }
}
