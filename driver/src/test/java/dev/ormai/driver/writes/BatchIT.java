package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.testkit.DatabaseKind;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class BatchIT extends BatchCases {
    BatchIT() {
        super(DatabaseKind.POSTGRESQL);
    }

    /** With autosave PostgreSQL's driver goes back by one statement, and the transaction goes on with those before it. */
    @Test
    void failedBatchLeavesNothingThoughTheDriverSavesTheTransaction() throws SQLException {
        Properties autosave = new Properties();
        autosave.setProperty("autosave", "always");
        try (Connection connection = tables().guarded(autosave);
                Statement plain = connection.createStatement();
                PreparedStatement prepared =
                        connection.prepareStatement("update stock set amount = 7 / ? where id = ?")) {
            connection.setAutoCommit(false);
            plain.executeUpdate("update stock set name = 'before' where id = 3");
            plain.addBatch("update stock set amount = 77 where id = 1");
            plain.addBatch("update stock set amount = 1 / 0 where id = 3");
            assertThatThrownBy(plain::executeBatch).isInstanceOf(BatchUpdateException.class);
            divided(prepared, 1, 1);
            divided(prepared, 0, 3);
            assertThatThrownBy(prepared::executeBatch).isInstanceOf(BatchUpdateException.class);
            connection.commit();
        }
        assertThat(rows("select amount || ' ' || name from stock where tenant_id = 'acme' order by id"))
                .containsExactly("10 alpha", "30 before");
    }

    private static void divided(PreparedStatement statement, int by, int id) throws SQLException {
        statement.setInt(1, by);
        statement.setInt(2, id);
        statement.addBatch();
    }
}
