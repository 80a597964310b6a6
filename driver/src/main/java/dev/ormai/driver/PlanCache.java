package dev.ormai.driver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.TreeRequest;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.policy.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Plans that were made. First by text, refusals too; then by shape, which serves texts that differ only in literals on which no
 * plan depends. A plan that many threads ask for is made once. Thread-safe, without a lock where the answer is known.
 */
final class PlanCache {
    /** In characters of text, asked and admitted: some 64 MB at most with what hangs on them, at either level. */
    private static final long HEAVIEST = 8_000_000;

    /** What a plan weighs beside its texts: explanation, key, lists. */
    private static final int FRAME = 1_000;

    private final SqlPlanner planner;
    private final Cache<PlanKey, Entry> plans = Caffeine.newBuilder()
            .maximumWeight(HEAVIEST)
            .weigher((PlanKey key, Entry entry) -> entry.weight(key))
            .build();
    private final Cache<ShapeKey, ShapedPlan> shapes = Caffeine.newBuilder()
            .maximumWeight(HEAVIEST)
            .weigher((ShapeKey key, ShapedPlan plan) -> FRAME + key.shape().weight() + plan.weight())
            .build();
    private final LongAdder byText = new LongAdder();
    private final LongAdder byShape = new LongAdder();
    private final LongAdder planned = new LongAdder();

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

    /** What becomes of the statement, its plan perhaps made for another with the same shape. */
    Entry plan(SqlRequest request) {
        PlanKey key = PlanKey.of(request);
        Entry known = plans.getIfPresent(key);
        if (known != null) {
            byText.increment();
            return known;
        }
        Optional<StatementShape> shape = StatementShape.of(key.text(), key.dialect());
        return shape.isPresent() ? shaped(shape.get(), key, request) : exactly(key, request);
    }

    /** What becomes of this very text, with an explanation of its own. */
    Entry planExactly(SqlRequest request) {
        return exactly(PlanKey.of(request), request);
    }

    /** A tree has one text and the text one tree, so they share a plan. Values are parameters, so it needs no shape. */
    Entry plan(TreeRequest request) {
        PlanKey key = PlanKey.of(request.written());
        Entry known = plans.getIfPresent(key);
        if (known != null) {
            byText.increment();
            return known;
        }
        return plans.get(key, missing -> {
            planned.increment();
            return entry(missing, planner.plan(request));
        });
    }

    PlanStatistics statistics() {
        return new PlanStatistics(byText.sum(), byShape.sum(), planned.sum());
    }

    private Entry exactly(PlanKey key, SqlRequest request) {
        return plans.get(key, missing -> entry(missing, decide(request)));
    }

    private Entry shaped(StatementShape shape, PlanKey key, SqlRequest request) {
        ShapeKey shapeKey = new ShapeKey(shape, key.withoutText());
        ShapedPlan known = shapes.getIfPresent(shapeKey);
        if (known == null) {
            FirstOfShape first = new FirstOfShape(key, request);
            known = shapes.get(shapeKey, missing -> first.plan());
            if (known == null || first.entry.isPresent()) {
                // Either our own plan, or one that serves no other text: then this text needs its own.
                return first.entry.orElseGet(() -> exactly(key, request));
            }
        }
        if (!known.servesOthers()) {
            return exactly(key, request);
        }
        byShape.increment();
        return new Admitted(known.admission(key, shape));
    }

    private Plan decide(SqlRequest request) {
        planned.increment();
        return planner.plan(request);
    }

    private static Entry entry(PlanKey key, Plan plan) {
        UUID decision = UUID.randomUUID();
        if (plan instanceof Plan.Forward forward) {
            AdmittedSql sql = forward.sql();
            return new Admitted(new Admission(key, sql, forward.explanation(), decision));
        }
        Plan.Refuse refuse = (Plan.Refuse) plan;
        return new Refused(refuse.refusal(), refuse.template(), decision);
    }

    /** The first text of its shape that is asked for; others wait for its plan. */
    private final class FirstOfShape {
        private final PlanKey key;
        private final SqlRequest request;
        private Optional<Entry> entry = Optional.empty();

        FirstOfShape(PlanKey key, SqlRequest request) {
            this.key = key;
            this.request = request;
        }

        /** A refusal is not kept for a shape: its words may hold a literal. */
        ShapedPlan plan() {
            Plan plan = decide(request);
            Entry made = entry(key, plan);
            entry = Optional.of(made);
            plans.put(key, made);
            return plan instanceof Plan.Forward forward && made instanceof Admitted admitted
                    ? ShapedPlan.of(forward, admitted.admission())
                    : ShapedPlan.NONE;
        }
    }
}
