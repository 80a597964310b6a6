package dev.ormai.driver;

import static java.util.Objects.requireNonNull;

import dev.ormai.driver.approval.ApprovalGate;
import java.util.Optional;

/**
 * On what terms the tools of one server write.
 *
 * @param approvals who is asked; absent where nobody can be, and then what needs approval is refused
 * @param patience between attempts of a write that the database wants repeated
 */
public record WriteTerms(Optional<ApprovalGate> approvals, Patience patience) {
    /** Nobody can be asked. */
    public static final WriteTerms PLAIN = new WriteTerms(Optional.empty(), Patience.growing());

    public WriteTerms {
        requireNonNull(approvals, "approvals");
        requireNonNull(patience, "patience");
    }

    /** The usual patience. */
    public static WriteTerms with(ApprovalGate approvals) {
        return new WriteTerms(Optional.of(approvals), Patience.growing());
    }
}
