package dev.ormai.driver.interference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A second judge: what PostgreSQL's own row-level security and privileges on columns let a role see of a statement, the driver
 * lets acme see, in the same database. How many statements: {@code -Dormai.native.statements=…}.
 */
final class NativeRowSecurityIT {
    private static final int STATEMENTS = Integer.getInteger("ormai.native.statements", 2_000);
    private static final long SEED = Long.getLong("ormai.noninterference.seed", 20_240_101L);

    @Test
    void randomStatementsGiveTheRowsThatRowLevelSecurityGives() throws SQLException {
        RandomStatements statements = new RandomStatements(DatabaseKind.POSTGRESQL, false);
        List<String> differences = new ArrayList<>();
        int answered = 0;
        int refused = 0;
        try (State state = State.create(DatabaseKind.POSTGRESQL, true, new OrmAiPlanner());
                NativeRowSecurity limited = NativeRowSecurity.create(state.raw(), state.raw())) {
            for (long seed = SEED; seed < SEED + STATEMENTS; seed++) {
                Statement statement = statements.of(seed);
                Seen expected = Seen.of(limited.connection(), statement);
                Seen actual = state.seen(statement, 0);
                if (actual.refused()) {
                    refused++;
                } else if (!actual.result().equals(expected.result())) {
                    differences.add("seed %d: %s%n  native: %s%n  driver: %s%n"
                            .formatted(seed, statement, expected.beginning(), actual.beginning()));
                } else {
                    answered += actual.failed() ? 0 : 1;
                }
            }
        }
        System.out.printf(
                "row-level security from seed %d: %d statements, %d with the same rows, %d refused, %d different%n",
                SEED, STATEMENTS, answered, refused, differences.size());
        assertThat(differences).isEmpty();
        assertThat(answered).isGreaterThan(STATEMENTS * 9 / 10);
    }
}
