package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All of the work stays, or none, whatever ends it. */
final class OwnTransactionTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        execute("create table notes (id int primary key)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatSucceedsStays() throws SQLException {
        assertThat(OwnTransaction.<Integer>around(connection, () -> execute("insert into notes values (1)")))
                .isEqualTo(1);

        assertThat(rows()).isEqualTo(1);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void anErrorOfTheDatabaseUndoesWhatWasDoneBefore() throws SQLException {
        assertThatThrownBy(() -> OwnTransaction.around(connection, () -> {
                    execute("insert into notes values (1)");
                    return execute("insert into notes values (1)");
                }))
                .isInstanceOf(SQLException.class);

        assertThat(rows()).isZero();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aFaultOfOursUndoesWhatWasDoneBefore() throws SQLException {
        assertThatThrownBy(() -> OwnTransaction.around(connection, () -> {
                    execute("insert into notes values (1)");
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");

        assertThat(rows()).isZero();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void whatFailedFirstIsTold() {
        assertThatThrownBy(() -> OwnTransaction.around(connection, () -> {
                    connection.close();
                    throw new SQLException("the server went away", "08006");
                }))
                .hasMessage("the server went away")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private int rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
