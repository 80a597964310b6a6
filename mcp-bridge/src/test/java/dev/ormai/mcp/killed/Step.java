package dev.ormai.mcp.killed;

/** Where an approved write can be interrupted, in the order in which it comes there. */
enum Step {
    BEFORE_RECEIPT,
    BEFORE_CLAIM,
    AFTER_CLAIM,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AFTER_END;

    /** Whether the write is there when its process ends here. */
    boolean isApplied() {
        return compareTo(AFTER_COMMIT) >= 0;
    }

    /** Whether the approval is used up when its process ends here. */
    boolean isUsed() {
        return compareTo(AFTER_CLAIM) >= 0;
    }

    /** Told when the write comes to a step; what it throws, the step throws. */
    @FunctionalInterface
    interface Watcher {
        void at(Step step) throws Exception;
    }
}
