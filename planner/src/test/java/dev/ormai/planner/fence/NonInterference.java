package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.Plan;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two databases that differ only in rows which acme may not see give acme the same rows, errors and warnings. How many
 * statements: {@code -Dormai.noninterference.statements=20000}; where they begin: {@code -Dormai.noninterference.seed=…}.
 */
abstract class NonInterference {
    private static final int STATEMENTS = Integer.getInteger("ormai.noninterference.statements", 2_000);
    private static final long SEED = Long.getLong("ormai.noninterference.seed", 20_240_101L);
    private static final int MOST_LEAKS_SHOWN = 10;

    private final Dialect dialect;
    private final DatabaseKind kind;
    private final List<TestDatabase> databases = new ArrayList<>();
    private final List<LedgerRun> states = new ArrayList<>();
    private int refused;
    private int failed;

    NonInterference(Dialect dialect, DatabaseKind kind) {
        this.dialect = dialect;
        this.kind = kind;
    }

    /** Where a fresh database has its tables. */
    abstract String schema(TestDatabase database);

    /** Settings for one statement, by its seed, that make the database choose other plans. */
    List<String> settings(Random random) {
        return List.of();
    }

    @BeforeEach
    void twoStates() throws SQLException {
        for (boolean hostile : List.of(false, true)) {
            TestDatabase database = Databases.fresh(kind);
            databases.add(database);
            LedgerRows.create(database, dialect, hostile);
            String schema = schema(database);
            states.add(new LedgerRun(new Ledger(dialect, schema), schema, database));
        }
    }

    @AfterEach
    void end() throws SQLException {
        for (LedgerRun state : states) {
            state.close();
        }
        for (TestDatabase database : databases) {
            database.close();
        }
    }

    @Test
    void rowsOfOthersChangeNothingThatComesBack() throws SQLException {
        List<String> leaks = leaks(true);

        System.out.printf(
                "non-interference %s: %d statements from seed %d, %d refused, %d failed on their own rows, %d leaks%n",
                kind, STATEMENTS, SEED, refused, failed, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(refused).as("refused").isLessThan(STATEMENTS / 20);
        assertThat(failed).as("failed alike in both states").isLessThan(STATEMENTS / 20);
    }

    @Test
    void withoutFencesTheSameStatementsTellOfRowsOfOthers() throws SQLException {
        List<String> leaks = leaks(false);

        System.out.printf(
                "non-interference %s without fences: %d leaks, the first: %s%n",
                kind, leaks.size(), leaks.stream().findFirst());
        assertThat(leaks).isNotEmpty();
    }

    private List<String> leaks(boolean fenced) throws SQLException {
        List<String> leaks = new ArrayList<>();
        for (long seed = SEED; seed < SEED + STATEMENTS && leaks.size() < MOST_LEAKS_SHOWN; seed++) {
            Statement statement = RandomStatements.of(dialect, seed);
            List<String> settings = settings(new Random(seed));
            List<String> outcomes = new ArrayList<>();
            for (LedgerRun state : states) {
                state.settings(settings);
                outcomes.add(outcome(state, statement, fenced));
            }
            if (!outcomes.get(0).equals(outcomes.get(1))) {
                leaks.add("seed %d: %s %s %s%n  without others' rows: %s%n  with them: %s%n"
                        .formatted(
                                seed, statement.sql(), statement.values(), settings, outcomes.get(0), outcomes.get(1)));
            }
        }
        return leaks;
    }

    private String outcome(LedgerRun state, Statement statement, boolean fenced) {
        String text;
        List<ParameterSource> sources;
        if (fenced) {
            Plan plan = state.ledger().plan(statement.sql());
            if (!(plan instanceof Plan.Forward forward)) {
                refused++;
                return ((Plan.Refuse) plan).refusal().toString();
            }
            text = forward.sql().text();
            sources = forward.sql().parameters();
        } else {
            WrittenSql written = state.ledger().unfenced(statement.sql());
            text = written.text();
            sources = written.parameters();
        }
        String outcome = state.outcome(text, sources, statement.values());
        failed += outcome.startsWith("error") ? 1 : 0;
        return outcome;
    }
}
