package dev.ormai.driver.interference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.fence.UnfencedPlanner;
import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two databases that differ only in what acme may not see give acme the same rows, names, types, warnings and errors. How many
 * statements: {@code -Dormai.noninterference.statements=20000}; where they begin: {@code -Dormai.noninterference.seed=…}.
 */
abstract class NonInterference {
    private static final int STATEMENTS = Integer.getInteger("ormai.noninterference.statements", 2_000);
    private static final long SEED = Long.getLong("ormai.noninterference.seed", 20_240_101L);
    private static final int MOST_LEAKS_SHOWN = Integer.getInteger("ormai.noninterference.shown", 10);

    private final DatabaseKind kind;
    private final RandomStatements statements;

    NonInterference(DatabaseKind kind) {
        this.kind = kind;
        this.statements = new RandomStatements(kind, true);
    }

    @Test
    void whatIsHiddenChangesNothingThatComesBack() throws SQLException {
        Tally tally = run(new OrmAiPlanner(), STATEMENTS);

        System.out.printf("non-interference %s from seed %d: %s%n", kind, SEED, tally);
        assertThat(tally.leaks).isEmpty();
        assertThat(tally.refused).as(tally.toString()).isLessThan(STATEMENTS / 10);
        assertThat(tally.failed).as(tally.toString()).isLessThan(STATEMENTS / 20);
    }

    @Test
    void withoutFencesTheSameStatementsTellOfWhatIsHidden() throws SQLException {
        Tally tally = run(new UnfencedPlanner(), Math.min(STATEMENTS, 2_000));

        System.out.printf("non-interference %s without fences: %s%n", kind, tally);
        assertThat(tally.leaks).isNotEmpty();
    }

    private Tally run(SqlPlanner each, int most) throws SQLException {
        Tally tally = new Tally();
        SqlPlanner planner = new PlannedOnce(each);
        try (State few = State.create(kind, false, planner);
                State many = State.create(kind, true, planner)) {
            for (long seed = SEED; seed < SEED + most && tally.leaks.size() < MOST_LEAKS_SHOWN; seed++) {
                Statement statement = statements.of(seed);
                int way = new Choices(~seed).below(PlanningWays.count(kind));
                tally.add(seed, statement, way, few.seen(statement, way), many.seen(statement, way));
            }
        }
        return tally;
    }

    /** What became of the statements. */
    private static final class Tally {
        private final List<String> leaks = new ArrayList<>();
        private int run;
        private int refused;
        private int failed;

        void add(long seed, Statement statement, int way, Seen few, Seen many) {
            run++;
            refused += few.refused() ? 1 : 0;
            failed += few.failed() ? 1 : 0;
            if (!few.equals(many)) {
                leaks.add("seed %d, way %d: %s%n  few hidden:  %s%n  many hidden: %s%n"
                        .formatted(seed, way, statement, few.beginning(), many.beginning()));
            }
        }

        @Override
        public String toString() {
            return "%d statements, %d refused alike, %d failed alike, %d leaks"
                    .formatted(run, refused, failed, leaks.size());
        }
    }
}
