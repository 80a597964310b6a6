package dev.ormai.driver.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A queue that ends with its process. Ended requests are forgotten when there are many. */
public final class InMemoryQueue implements ApprovalQueue {
    private static final int MOST_KEPT = 10_000;

    private final Clock clock;
    private final Duration expiry;
    private final Map<String, Approval> approvals = new LinkedHashMap<>();

    /** @param expiry after which a request is void, decided or not */
    public InMemoryQueue(Clock clock, Duration expiry) {
        this.clock = clock;
        this.expiry = expiry;
    }

    @Override
    public synchronized Approval submit(ApprovalRequest request) {
        Instant now = now();
        Optional<Approval> same = approvals.values().stream()
                .filter(known -> isOpen(known, now) && isSame(known.request(), request))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        forgetEnded(now);
        Approval pending = Approval.pending(newId(), request, now, now.plus(expiry));
        approvals.put(pending.id(), pending);
        return pending;
    }

    static String newId() {
        return "ap_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean isOpen(Approval known, Instant now) {
        ApprovalStatus status = known.statusAt(now);
        return status == ApprovalStatus.PENDING || status == ApprovalStatus.APPROVED;
    }

    private static boolean isSame(ApprovalRequest known, ApprovalRequest request) {
        return known.statementDigest().equals(request.statementDigest())
                && known.stateDigest().equals(request.stateDigest());
    }

    private void forgetEnded(Instant now) {
        if (approvals.size() >= MOST_KEPT) {
            approvals.values().removeIf(known -> !isOpen(known, now) && known.status() != ApprovalStatus.EXECUTING);
        }
    }

    @Override
    public synchronized Optional<Approval> find(String id) {
        return Optional.ofNullable(approvals.get(id));
    }

    @Override
    public synchronized List<Approval> newest(int most) {
        List<Approval> all = new ArrayList<>(approvals.values());
        Collections.reverse(all);
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    @Override
    public boolean decide(String id, boolean approved, String by, Optional<String> comment) {
        ApprovalStatus decision = approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED;
        return swap(
                id,
                known -> known.statusAt(now()) == ApprovalStatus.PENDING,
                known -> known.decided(decision, by, comment, now()));
    }

    @Override
    public boolean claim(String id, String statementDigest, String stateDigest) {
        return swap(
                id,
                known -> known.statusAt(now()) == ApprovalStatus.APPROVED
                        && known.request().statementDigest().equals(statementDigest)
                        && known.request().stateDigest().equals(stateDigest),
                known -> known.claimed(now()));
    }

    @Override
    public boolean end(String id, boolean applied) {
        ApprovalStatus outcome = applied ? ApprovalStatus.EXECUTED : ApprovalStatus.FAILED;
        return swap(id, known -> known.status() == ApprovalStatus.EXECUTING, known -> known.ended(outcome, now()));
    }

    private synchronized boolean swap(String id, Predicate<Approval> expected, UnaryOperator<Approval> next) {
        Approval known = approvals.get(id);
        if (known == null || !expected.test(known)) {
            return false;
        }
        approvals.put(id, next.apply(known));
        return true;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
