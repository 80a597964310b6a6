package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import dev.ormai.testkit.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No cache answers for another tenant, class, policy, schema or shape of a table; and this test would see one that did. */
final class CachesTest {
    private static final Duration TIME = Duration.ofSeconds(8);

    /** What a key of plans must not forget. */
    enum Forgotten {
        PRINCIPAL_CLASS,
        POLICY_VERSION,
        NAME_SCOPE;

        Object key(SqlRequest request) {
            return switch (this) {
                case PRINCIPAL_CLASS -> List.of(request.sql(), request.policy().version(), request.scope());
                case POLICY_VERSION -> List.of(request.sql(), request.principal(), request.scope());
                case NAME_SCOPE -> List.of(request.sql(), request.policy().version(), request.principal());
            };
        }
    }

    @Test
    void noAnswerBelongsToAnother() throws Exception {
        try (CacheRun run = new CacheRun(DatabaseKind.H2, Planners.shared(), seed())) {
            Optional<String> violation = run.run(TIME);

            System.out.println("caches on H2, " + run);
            assertThat(violation).as(run.toString()).isEmpty();
            assertThat(run.answered()).as(run.toString()).isGreaterThan(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatForgetsSomethingIsSeen(Forgotten forgotten) throws Exception {
        try (CacheRun run = new CacheRun(DatabaseKind.H2, new Forgetful(forgotten), seed())) {
            assertThat(run.run(TIME)).as(run.toString()).isPresent();
        }
    }

    static long seed() {
        return Long.getLong("ormai.seed", System.nanoTime());
    }

    /** The wrong one on purpose: plans are kept under less than they depend on. */
    private static final class Forgetful implements SqlPlanner {
        private final Forgotten forgotten;
        private final ConcurrentHashMap<Object, Plan> plans = new ConcurrentHashMap<>();

        Forgetful(Forgotten forgotten) {
            this.forgotten = forgotten;
        }

        @Override
        public Plan plan(SqlRequest request) {
            return plans.computeIfAbsent(
                    forgotten.key(request), key -> Planners.shared().plan(request));
        }
    }
}
