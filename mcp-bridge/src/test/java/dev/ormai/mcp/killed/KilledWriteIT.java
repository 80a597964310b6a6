package dev.ormai.mcp.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An approved write is applied once or not at all, and approval and audit say which, whatever dies when. */
final class KilledWriteIT {
    private TestDatabase database;
    private TestDatabase store;
    private Path audit;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        database = Databases.fresh(DatabaseKind.POSTGRESQL);
        store = Databases.fresh(DatabaseKind.POSTGRESQL);
        audit = folder.resolve("audit.jsonl");
        database.execute(
                "create table accounts (id int primary key, tenant_id varchar(20) not null, balance int not null,"
                        + " written int not null default 0)",
                "create function count_write() returns trigger language plpgsql as"
                        + " 'begin new.written = old.written + 1; return new; end'",
                "create trigger counts before update on accounts for each row execute function count_write()",
                "insert into accounts values (1, 'acme', 10)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        store.close();
    }

    private String storeUrl() {
        return store.jdbcUrl() + (store.jdbcUrl().contains("?") ? "&" : "?") + "user=" + store.user() + "&password="
                + store.password();
    }

    private Ledger ledger(Step.Watcher watcher, Duration later) throws SQLException {
        return new Ledger(
                new SteppingDatabase(database.jdbcUrl(), database.user(), database.password(), watcher),
                storeUrl(),
                Ledger.NOON.plus(later),
                "jsonl:" + audit);
    }

    private Ledger quiet(Duration later) throws SQLException {
        return ledger(step -> {}, later);
    }

    private int number(String column) throws SQLException {
        return Integer.parseInt(String.valueOf(database.query("select " + column + " from accounts where id = 1")
                .single()));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void theProcessIsKilled(Step step) throws Exception {
        String id;
        try (Ledger ledger = quiet(Duration.ZERO)) {
            id = ledger.approved(20);
        }
        killAt(step, id);

        try (Ledger after = quiet(Duration.ofMinutes(2))) {
            String status = after.status(id);
            assertThat(status).isEqualTo(!step.isUsed() ? "approved" : step.isApplied() ? "executed" : "failed");
            assertThat(number("balance")).isEqualTo(step.isApplied() ? 20 : 10);
            assertThat(number("written")).isEqualTo(step.isApplied() ? 1 : 0);

            // Whoever tries it again does not apply it a second time.
            JsonNode again = after.deposit(20, Optional.of(id));
            assertThat(again.path("success").asBoolean()).isEqualTo(!step.isUsed());
            assertThat(number("written")).isEqualTo(step.isApplied() || !step.isUsed() ? 1 : 0);
        }
        List<String> records = Files.readAllLines(audit);
        assertThat(records)
                .anyMatch(line -> line.contains("\"duration_ms\":null")
                        && line.contains("\"tool_name\":\"db.update\"")
                        && line.contains("\"approval_id\":\"" + id + "\""))
                .anyMatch(line -> line.contains("db.approval_status")
                        && line.contains("\"outputs\":{")
                        && line.contains("\"status\":\""
                                + (!step.isUsed() ? "approved" : step.isApplied() ? "executed" : "failed")));
    }

    private void killAt(Step step, String id) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        DoomedProcess.class.getName(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        storeUrl(),
                        "jsonl:" + audit,
                        step.name(),
                        id,
                        "20")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("AT " + step);
            // SIGKILL: nothing of the process runs any more, not even its hooks.
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void theConnectionIsCut(Step step) throws Exception {
        String id;
        try (Ledger ledger = quiet(Duration.ZERO)) {
            id = ledger.approved(20);
        }
        boolean[] cut = {false};
        JsonNode answer;
        try (Ledger ledger = ledger(
                now -> {
                    if (now == step && !cut[0]) {
                        cut[0] = true;
                        database.query("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()");
                    }
                },
                Duration.ZERO)) {
            answer = ledger.deposit(20, Optional.of(id));
        }
        assertThat(cut[0]).isTrue();
        assertThat(answer.path("success").asBoolean()).isEqualTo(step.isApplied());
        // The commit itself had no answer, so nobody could say what became of it, until somebody asks.
        try (Ledger soon = quiet(Duration.ZERO);
                Ledger after = quiet(Duration.ofMinutes(2))) {
            if (step == Step.BEFORE_COMMIT) {
                assertThat(soon.status(id)).isEqualTo("executing");
                assertThat(answer.at("/error/message").asText()).contains("not known");
            }
            // The queue is in another database, which is there: the approval is used before the loss is seen.
            boolean used = step.compareTo(Step.BEFORE_CLAIM) >= 0;
            assertThat(after.status(id)).isEqualTo(!used ? "approved" : step.isApplied() ? "executed" : "failed");
        }
        assertThat(number("balance")).isEqualTo(step.isApplied() ? 20 : 10);
    }

    @Test
    void theAnswerToACommitIsLost() throws Exception {
        String id;
        try (Ledger ledger = quiet(Duration.ZERO)) {
            id = ledger.approved(20);
        }
        try (Ledger ledger = ledger(
                now -> {
                    if (now == Step.AFTER_COMMIT) {
                        throw new SQLException("the line is dead", "08006");
                    }
                },
                Duration.ZERO)) {
            JsonNode answer = ledger.deposit(20, Optional.of(id));

            assertThat(answer.at("/error/message").asText()).contains("not known");
            assertThat(ledger.status(id)).isEqualTo("executing");
        }
        try (Ledger after = quiet(Duration.ofMinutes(2))) {
            assertThat(after.status(id)).isEqualTo("executed");
        }
        assertThat(number("written")).isEqualTo(1);
    }

    @Test
    void aWriteThatIsGivenUpWhileItRunsIsNotApplied() throws Exception {
        String id;
        try (Ledger ledger = quiet(Duration.ZERO)) {
            id = ledger.approved(20);
        }
        String[] settled = {""};
        try (Ledger after = quiet(Duration.ofMinutes(2));
                Ledger ledger = ledger(
                        now -> {
                            // It holds its receipt already, so whoever asks has to wait for it and learns nothing yet.
                            if (now == Step.AFTER_CLAIM) {
                                settled[0] = after.status(id);
                            }
                        },
                        Duration.ZERO)) {
            JsonNode answer = ledger.deposit(20, Optional.of(id));

            assertThat(settled[0]).isEqualTo("executing");
            assertThat(answer.path("success").asBoolean()).isTrue();
            assertThat(after.status(id)).isEqualTo("executed");
        }
    }
}
