package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs the matrix on one database: after each cell all rows of all tenants are what they are after the same by hand. */
final class WriteMatrix implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("tasks", "notes", "marked", "closed", "asked", "few", "keyed", "outside");
    private static final Path RESOURCES =
            Path.of("src", "test", "resources", "writes").toAbsolutePath();

    private final TestDatabase database;
    private final Connection raw;

    private WriteMatrix(TestDatabase database, Connection raw) {
        this.database = database;
        this.raw = raw;
    }

    static WriteMatrix on(DatabaseKind kind) throws SQLException, IOException {
        TestDatabase database = Databases.fresh(kind);
        database.execute(script("tables.sql"));
        database.execute(script("triggers." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".sql"));
        return new WriteMatrix(database, database.connect());
    }

    private static String[] script(String file) throws IOException {
        return Files.readString(RESOURCES.resolve(file)).strip().split(";;\\R|;;$");
    }

    Stream<DynamicTest> tests() {
        return Stream.concat(
                Cells.all().stream()
                        .map(cell -> dynamicTest(cell.verb() + ", " + cell.subject(), () -> run(cell, true))),
                Cells.all().stream()
                        .map(cell -> dynamicTest(
                                cell.verb() + ", " + cell.subject() + ", in a transaction", () -> run(cell, false))));
    }

    private void run(Cell cell, boolean autoCommit) throws SQLException, IOException {
        fill();
        int expected = 0;
        if (cell.byHand().isPresent()) {
            try (Statement statement = raw.createStatement()) {
                expected = statement.executeUpdate(cell.byHand().get());
            }
        }
        String wanted = everything();
        fill();

        try (Connection guarded = guarded()) {
            guarded.setAutoCommit(autoCommit);
            if (cell.refusal().isPresent()) {
                OrmAiSqlException refusal = catchThrowableOfType(OrmAiSqlException.class, () -> execute(guarded, cell));
                assertThat((Throwable) refusal).as(cell.sql()).isNotNull();
                assertThat(String.valueOf(refusal.error().code()))
                        .isEqualTo(cell.refusal().get());
                stillWorks(guarded);
            } else {
                assertThat(execute(guarded, cell)).as(cell.sql()).isEqualTo(expected);
            }
            if (!autoCommit) {
                guarded.commit();
            }
        }

        assertThat(everything()).as(cell.sql()).isEqualTo(wanted);
    }

    private static int execute(Connection guarded, Cell cell) throws SQLException {
        try (PreparedStatement statement = guarded.prepareStatement(cell.sql())) {
            for (int i = 0; i < cell.parameters().size(); i++) {
                statement.setObject(i + 1, cell.parameters().get(i));
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    /** Whatever was refused, the transaction goes on. */
    private static void stillWorks(Connection guarded) throws SQLException {
        try (Statement statement = guarded.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from tasks")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private void fill() throws SQLException, IOException {
        database.execute(script("rows.sql"));
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

    private Connection guarded() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ormai.policy", RESOURCES.resolve("policy.yaml").toString());
        properties.setProperty("ormai.tenant", "acme");
        properties.setProperty("ormai.user", "u-1");
        properties.setProperty("ormai.audit", "off");
        return DriverManager.getConnection("jdbc:ormai:" + database.jdbcUrl().substring("jdbc:".length()), properties);
    }

    @Override
    public void close() throws SQLException {
        raw.close();
        database.close();
    }
}
