package dev.ormai.driver.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A request and what became of it.
 *
 * @param status as it was written last; {@link #statusAt} tells what has expired since
 * @param decidedBy who approved or rejected it
 * @param comment what he said
 * @param claimedAt when it began to run
 * @param endedAt when it was known how it ended
 */
public record Approval(
        String id,
        ApprovalRequest request,
        ApprovalStatus status,
        Instant requestedAt,
        Instant expiresAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> comment,
        Optional<Instant> claimedAt,
        Optional<Instant> endedAt) {
    /** The status at this moment. */
    public ApprovalStatus statusAt(Instant now) {
        boolean waits = status == ApprovalStatus.PENDING || status == ApprovalStatus.APPROVED;
        return waits && !now.isBefore(expiresAt) ? ApprovalStatus.EXPIRED : status;
    }

    /** The same with the status of this moment. */
    public Approval asOf(Instant now) {
        return new Approval(
                id, request, statusAt(now), requestedAt, expiresAt, decidedBy, decidedAt, comment, claimedAt, endedAt);
    }

    static Approval pending(String id, ApprovalRequest request, Instant now, Instant expiresAt) {
        return new Approval(
                id,
                request,
                ApprovalStatus.PENDING,
                now,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Approval decided(ApprovalStatus decision, String by, Optional<String> said, Instant now) {
        return new Approval(
                id,
                request,
                decision,
                requestedAt,
                expiresAt,
                Optional.of(by),
                Optional.of(now),
                said,
                claimedAt,
                endedAt);
    }

    Approval claimed(Instant now) {
        return new Approval(
                id,
                request,
                ApprovalStatus.EXECUTING,
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                comment,
                Optional.of(now),
                endedAt);
    }

    Approval ended(ApprovalStatus outcome, Instant now) {
        return new Approval(
                id,
                request,
                outcome,
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                comment,
                claimedAt,
                Optional.of(now));
    }
}
