package dev.ormai.planner.plan;

import java.util.Optional;

/** The statement has no relational plan; the message says why in plain words. */
final class UnplannableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> instead;

    UnplannableException(String reason) {
        this(reason, Optional.empty());
    }

    /** @param instead what could be written that has a plan */
    UnplannableException(String reason, Optional<String> instead) {
        super(reason, null, false, false);
        this.instead = instead;
    }

    Optional<String> instead() {
        return instead;
    }
}
