package dev.ormai.driver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import dev.ormai.policy.Refusal;
import java.util.Optional;
import java.util.UUID;

/** Plans that were made, refusals too. A plan that many threads ask for is made once. Thread-safe. */
final class PlanCache {
    /** In characters of text, asked and admitted: some 64 MB at most with what hangs on them. */
    private static final long HEAVIEST = 8_000_000;

    /** What a plan weighs beside its texts: explanation, key, lists. */
    private static final int FRAME = 1_000;

    private final SqlPlanner planner;
    private final Cache<PlanKey, Entry> plans = Caffeine.newBuilder()
            .maximumWeight(HEAVIEST)
            .weigher((PlanKey key, Entry entry) -> entry.weight(key))
            .build();

    PlanCache(SqlPlanner planner) {
        this.planner = planner;
    }

    /** What became of one statement. */
    sealed interface Entry {
        int weight(PlanKey key);
    }

    record Admitted(Admission admission) implements Entry {
        @Override
        public int weight(PlanKey key) {
            int plan =
                    admission.explanation.relationalPlan().map(String::length).orElse(0);
            return FRAME + key.text().length() + admission.sql.text().length() + plan;
        }
    }

    record Refused(Refusal refusal, Optional<String> template, UUID decisionId) implements Entry {
        @Override
        public int weight(PlanKey key) {
            return FRAME + 2 * key.text().length();
        }
    }

    Entry plan(SqlRequest request) {
        return plans.get(PlanKey.of(request), key -> decide(key, request));
    }

    private Entry decide(PlanKey key, SqlRequest request) {
        Plan plan = planner.plan(request);
        UUID decision = UUID.randomUUID();
        if (plan instanceof Plan.Forward forward) {
            return new Admitted(new Admission(key, forward.sql(), forward.explanation(), decision));
        }
        Plan.Refuse refuse = (Plan.Refuse) plan;
        return new Refused(refuse.refusal(), refuse.template(), decision);
    }
}
