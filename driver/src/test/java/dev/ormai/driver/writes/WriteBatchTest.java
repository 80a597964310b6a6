package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class WriteBatchTest {
    private static WriteMatrix matrix;

    @BeforeAll
    static void create() throws Exception {
        matrix = WriteMatrix.on(DatabaseKind.H2);
    }

    @AfterAll
    static void drop() throws Exception {
        matrix.close();
    }

    @Test
    void countsAreThoseOfTheEntries() throws Exception {
        matrix.onFreshRows(true, BatchCases::countsAreThoseOfTheEntries);
    }

    @Test
    void whatIsBoundAfterTheLastEntryStaysBound() throws Exception {
        matrix.onFreshRows(true, BatchCases::whatIsBoundAfterTheLastEntryStaysBound);
    }

    @Test
    void everyEntryRunsAndTheRefusedOneIsTold() throws Exception {
        matrix.onFreshRows(
                true,
                (guarded, raw) -> BatchCases.aRefusedEntryIsToldAndNotWritten(
                        guarded, raw, ", 10 first, 12 last", 1, Statement.EXECUTE_FAILED, 1));
    }

    @Test
    void everyEntryRunsAndTheRefusedOneIsToldInATransaction() throws Exception {
        matrix.onFreshRows(
                false,
                (guarded, raw) -> BatchCases.aRefusedEntryIsToldAndNotWritten(
                        guarded, raw, ", 10 first, 12 last", 1, Statement.EXECUTE_FAILED, 1));
    }

    @Test
    void anErrorOfTheDatabaseLeavesWhatItLeavesPastTheDriver() throws Exception {
        anErrorLeavesTheSame(true);
    }

    @Test
    void anErrorOfTheDatabaseInATransactionLeavesWhatItLeavesPastTheDriver() throws Exception {
        anErrorLeavesTheSame(false);
    }

    private static void anErrorLeavesTheSame(boolean autoCommit) throws Exception {
        List<String> outcomes = new ArrayList<>();
        matrix.onFreshRows(autoCommit, (guarded, raw) -> outcomes.add(BatchCases.afterAnErrorOfTheDatabase(guarded)));
        matrix.onFreshRows(true, (guarded, raw) -> {
            raw.setAutoCommit(autoCommit);
            outcomes.add(BatchCases.afterAnErrorOfTheDatabase(raw));
            raw.setAutoCommit(true);
        });

        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
    }
}
