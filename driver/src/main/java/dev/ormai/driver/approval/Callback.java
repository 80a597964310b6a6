package dev.ormai.driver.approval;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * A program decides while the caller waits; no transaction is open then. An exception of its own is no approval.
 *
 * @param decide is called on the thread of the call, from any number of threads
 */
public record Callback(Function<ApprovalRequest, Verdict> decide) implements ApprovalGate {
    public Callback {
        requireNonNull(decide, "decide");
    }

    /**
     * What was decided.
     *
     * @param by who decided; not the requester
     * @param comment told to the requester
     */
    public record Verdict(boolean approved, String by, Optional<String> comment) {
        public static Verdict approved(String by) {
            return new Verdict(true, by, Optional.empty());
        }

        public static Verdict rejected(String by, String comment) {
            return new Verdict(false, by, Optional.of(comment));
        }
    }
}
