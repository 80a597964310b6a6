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

/** Row 1 was written before; the work writes row 2. */
final class WriteSavepointTest {
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        execute("create table notes (id int primary key)");
        connection.setAutoCommit(false);
        execute("insert into notes values (1)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatSucceedsStays() throws SQLException {
        WriteSavepoint.around(connection, () -> execute("insert into notes values (2)"), e -> true);

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aFailureThatIsToBeUndoneTakesTheStatementAlone() throws SQLException {
        assertThatThrownBy(() -> WriteSavepoint.around(connection, this::failing, e -> true))
                .isInstanceOf(SQLException.class);

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void anotherFailureIsLeftToTheClient() throws SQLException {
        assertThatThrownBy(() -> WriteSavepoint.around(connection, this::failing, e -> false))
                .isInstanceOf(SQLException.class);

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aFaultOfOursIsAlwaysUndone() throws SQLException {
        assertThatThrownBy(() -> WriteSavepoint.around(
                        connection,
                        () -> {
                            execute("insert into notes values (2)");
                            throw new IllegalStateException("a fault");
                        },
                        e -> false))
                .hasMessage("a fault");

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatFailedFirstIsTold() {
        assertThatThrownBy(() -> WriteSavepoint.around(
                        connection,
                        () -> {
                            connection.close();
                            throw new SQLException("the server went away", "08006");
                        },
                        e -> true))
                .hasMessage("the server went away")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    private int failing() throws SQLException {
        execute("insert into notes values (2)");
        return execute("insert into notes values (2)");
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
