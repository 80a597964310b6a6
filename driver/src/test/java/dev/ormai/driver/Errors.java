package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.policy.Profile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Every error that a database can be made to raise, and what a client is told of it. */
final class Errors implements AutoCloseable {
    private static final DatabaseErrors APP = DatabaseErrors.under(Profile.APP);
    private static final DatabaseErrors PROD = DatabaseErrors.under(Profile.PROD);
    private static final Pattern CANARY = Pattern.compile("CANARY-[\\w-]+");

    /** Two digits are a number of somebody's. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\w)\\d\\d");

    /** Errors over values that an expression of the client's has read, and then read from permitted rows: an application may see them. */
    private static final Pattern OVER_VALUES =
            Pattern.compile("2[12].*|54000|9000[38]|90014|0A000|P0.*|45000|HY000|01000");

    private final TestDatabase database;
    private final ErrorScenes scenes;
    private final List<ErrorLine> lines;

    private Errors(TestDatabase database, List<ErrorLine> lines) {
        this.database = database;
        this.scenes = new ErrorScenes(database);
        this.lines = lines;
    }

    static Errors on(DatabaseKind kind) throws SQLException, IOException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        TestDatabase database = Databases.fresh(kind);
        database.execute(ErrorLine.setup(name));
        return new Errors(database, ErrorLine.of(name));
    }

    Stream<DynamicTest> tests() {
        assertThat(lines).hasSizeGreaterThanOrEqualTo(60);
        return lines.stream().map(line -> dynamicTest(line.state() + " " + line.sql(), () -> check(line)));
    }

    private void check(ErrorLine line) throws Exception {
        SQLException raw = scenes.raise(line).orElseThrow(() -> new AssertionError("no error"));

        assertThat(raw.getSQLState()).as(raw.getMessage()).isEqualTo(line.state());
        for (DatabaseErrors errors : List.of(APP, PROD)) {
            SQLException told = errors.told(raw);
            assertThat(told.getSQLState()).isEqualTo(raw.getSQLState());
            assertThat(told.getErrorCode()).isEqualTo(raw.getErrorCode());
            assertThat((Throwable) told).hasNoCause().hasNoSuppressedExceptions();
            for (SQLException one = told; one != null; one = one.getNextException()) {
                assertThat(one.getMessage()).isNotBlank().doesNotContain("from vault", "from owners", "\n");
            }
        }
        assertForAgents(String.valueOf(PROD.told(raw).getMessage()), raw);
        assertForAgents(APP.recorded(raw), raw);
        if (!OVER_VALUES.matcher(line.state()).matches()) {
            String app = String.valueOf(APP.told(raw).getMessage());
            assertThat(CANARY.matcher(app).results().map(found -> found.group()))
                    .as(raw.getMessage())
                    .allMatch(line.sql()::contains);
        }
    }

    private static void assertForAgents(String message, SQLException raw) {
        String words = message.replace("(SQLSTATE " + raw.getSQLState() + ")", "");
        assertThat(words).as(raw.getMessage()).doesNotContain("CANARY").doesNotContainPattern(NUMBER);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
