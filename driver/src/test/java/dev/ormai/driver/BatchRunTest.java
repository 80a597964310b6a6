package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class BatchRunTest {
    @Test
    void countThatIsNoIntegerIsSuccessWithoutOne() {
        assertThat(BatchRun.counts(new long[] {1, 5_000_000_000L, Statement.EXECUTE_FAILED}))
                .containsExactly(1, Statement.SUCCESS_NO_INFO, Statement.EXECUTE_FAILED);
    }

    @Test
    void undoneBatchSaysSoOfEachStatement() {
        SQLException told = new SQLException("no", "22012");

        assertThat(BatchRun.undone(told, 2).getLargeUpdateCounts())
                .containsExactly(Statement.EXECUTE_FAILED, Statement.EXECUTE_FAILED);
        assertThat(BatchRun.undone(told, 2).getSQLState()).isEqualTo("22012");
    }
}
