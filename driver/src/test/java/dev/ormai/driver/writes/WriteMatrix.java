package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs the matrix on one database: after each cell all rows of all tenants are what they are after the same by hand. */
final class WriteMatrix implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "tasks", "notes", "marked", "closed", "asked", "few", "keyed", "outside", "numbered", "stock", "grown");

    private final DatabaseKind kind;
    private final WriteTables tables;
    private final Connection raw;

    private WriteMatrix(DatabaseKind kind, WriteTables tables, Connection raw) {
        this.kind = kind;
        this.tables = tables;
        this.raw = raw;
    }

    static WriteMatrix on(DatabaseKind kind) throws SQLException, IOException {
        WriteTables tables = WriteTables.on(kind);
        return new WriteMatrix(kind, tables, tables.raw());
    }

    Stream<DynamicTest> tests() {
        List<Cell> cells = Cells.all().stream().map(cell -> cell.on(kind)).toList();
        return Stream.concat(
                cells.stream().map(cell -> dynamicTest(cell.verb() + ", " + cell.subject(), () -> run(cell, true))),
                cells.stream()
                        .map(cell -> dynamicTest(
                                cell.verb() + ", " + cell.subject() + ", in a transaction", () -> run(cell, false))));
    }

    private void run(Cell cell, boolean autoCommit) throws SQLException, IOException {
        tables.fill();
        Optional<Given> expected = Optional.empty();
        if (cell.byHand().isPresent()) {
            try (Statement statement = raw.createStatement()) {
                expected = Optional.of(
                        Given.of(statement, statement.execute(cell.byHand().get())));
            }
        }
        String wanted = everything();
        tables.fill();

        try (Connection guarded = tables.guarded()) {
            guarded.setAutoCommit(autoCommit);
            if (cell.refusal().isPresent()) {
                SQLException failure = catchThrowableOfType(SQLException.class, () -> execute(guarded, cell));
                assertThat((Throwable) failure).as(cell.sql()).isNotNull();
                assertThat(code(failure))
                        .as(failure.getMessage())
                        .isEqualTo(cell.refusal().get());
                if (failure instanceof OrmAiSqlException) {
                    stillWorks(guarded);
                } else if (!autoCommit) {
                    guarded.rollback();
                }
            } else {
                Optional<String> difference = expected.orElseThrow().difference(execute(guarded, cell));
                assertThat(difference).as(cell.sql()).isEmpty();
            }
            if (!autoCommit) {
                guarded.commit();
            }
        }

        assertThat(everything()).as(cell.sql()).isEqualTo(wanted);
    }

    /** What a statement gave: rows, or a count. */
    private record Given(Optional<Rows> rows, int count) {
        static Given of(Statement statement, boolean hasRows) throws SQLException {
            if (!hasRows) {
                return new Given(Optional.empty(), statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return new Given(Optional.of(Rows.read(rows)), -1);
            }
        }

        Optional<String> difference(Given other) {
            if (rows.isPresent() && other.rows.isPresent()) {
                return rows.get().differenceInAnyOrder(other.rows.get());
            }
            return equals(other) ? Optional.empty() : Optional.of(this + " and " + other);
        }
    }

    private static Given execute(Connection guarded, Cell cell) throws SQLException {
        try (PreparedStatement statement = guarded.prepareStatement(cell.sql())) {
            for (int i = 0; i < cell.parameters().size(); i++) {
                statement.setObject(i + 1, cell.parameters().get(i));
            }
            return Given.of(statement, statement.execute());
        }
    }

    /** The code of a refusal, or the SQLSTATE that the database itself gives. */
    private static String code(SQLException failure) {
        return failure instanceof OrmAiSqlException refusal
                ? String.valueOf(refusal.error().code())
                : "SQLSTATE " + failure.getSQLState();
    }

    /** Whatever was refused, the transaction goes on. */
    private static void stillWorks(Connection guarded) throws SQLException {
        try (Statement statement = guarded.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from tasks")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            try (Statement statement = raw.createStatement();
                    ResultSet rows = statement.executeQuery("select * from " + table + " order by id")) {
                all.append(table).append('\n').append(Rows.read(rows)).append('\n');
            }
        }
        return all.toString();
    }

    @Override
    public void close() throws SQLException {
        raw.close();
        tables.close();
    }
}
