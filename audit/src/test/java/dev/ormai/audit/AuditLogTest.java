package dev.ormai.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    private final Path folder;

    AuditLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aStatementHasALineBeforeItRunsAndOneWhenItEnds() throws Exception {
        Path file = folder.resolve("audit.jsonl");

        try (AuditLog log = AuditLog.of("jsonl:" + file, true)) {
            log.record(Records.decided());
            assertThat(Files.readAllLines(file)).hasSize(1);

            log.complete(Records.decided(), Records.twoRows());
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
    }

    @Test
    void aFullDiskRefuses() throws Exception {
        assumeTrue(Files.exists(FULL_DISK), "this system has no /dev/full");

        try (AuditLog log = new AuditLog(new JsonLinesSink(FULL_DISK), true)) {
            assertThatThrownBy(() -> log.record(Records.decided()))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal().code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE));
        }
    }

    @Test
    void aFullDiskOnlyWarnsWhereThePolicySaysSo() throws Exception {
        assumeTrue(Files.exists(FULL_DISK), "this system has no /dev/full");

        try (AuditLog log = new AuditLog(new JsonLinesSink(FULL_DISK), false)) {
            assertThatCode(() -> log.record(Records.decided())).doesNotThrowAnyException();
        }
    }

    @Test
    void aMissingDirectoryRefusesUntilItIsThere() throws Exception {
        Path directory = folder.resolve("gone");

        try (AuditLog log = new AuditLog(new JsonLinesSink(directory.resolve("audit.jsonl")), true)) {
            assertThatThrownBy(() -> log.record(Records.decided())).isInstanceOf(RefusedException.class);

            Files.createDirectory(directory);
            log.record(Records.decided());
        }

        assertThat(Files.readAllLines(directory.resolve("audit.jsonl"))).hasSize(1);
    }

    @Test
    void aFileThatWasMovedAwayIsOpenedAnew() throws Exception {
        Path file = folder.resolve("audit.jsonl");

        try (AuditLog log = new AuditLog(new JsonLinesSink(file), true)) {
            log.record(Records.decided());
            Files.move(file, folder.resolve("audit.1.jsonl"));
            log.record(Records.decided());
        }

        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("audit.1.jsonl"))).hasSize(1);
    }

    @Test
    void aDirectoryThatDisappearsRefuses() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("soon-gone"));
        Path file = directory.resolve("audit.jsonl");

        try (AuditLog log = new AuditLog(new JsonLinesSink(file), true)) {
            log.record(Records.decided());
            Files.delete(file);
            Files.delete(directory);

            assertThatThrownBy(() -> log.record(Records.decided())).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void aTornLastLineIsEndedByTheNextStart() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        Files.writeString(file, "{\"id\":\"torn");

        try (AuditLog log = new AuditLog(new JsonLinesSink(file), true)) {
            log.record(Records.decided());
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2).first().isEqualTo("{\"id\":\"torn");
        assertThat(new ObjectMapper().readTree(lines.get(1)).get("tool_name").asText())
                .isEqualTo("sql");
    }

    @Test
    void anInterruptedThreadStillRecords() throws Exception {
        Path file = folder.resolve("audit.jsonl");

        try (AuditLog log = new AuditLog(new JsonLinesSink(file), true)) {
            Thread.currentThread().interrupt();
            log.record(Records.decided());
            assertThat(Thread.interrupted()).isTrue();
            log.record(Records.decided());
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aClosedLogRefuses() throws Exception {
        AuditLog log = new AuditLog(new JsonLinesSink(folder.resolve("audit.jsonl")), true);
        log.close();

        assertThatThrownBy(() -> log.record(Records.decided())).isInstanceOf(RefusedException.class);
    }

    @Test
    void manyThreadsAndSinksOfOneFileLoseAndMixNothing() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        int threads = 8;
        int records = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);

        List<Callable<Void>> tasks = new ArrayList<>();
        IntStream.range(0, threads)
                .forEach(t -> tasks.add(() -> {
                    try (AuditLog log = new AuditLog(new JsonLinesSink(file), true)) {
                        for (int i = 0; i < records; i++) {
                            log.record(Records.decided(new UUID(t, i)));
                        }
                    }
                    return null;
                }));
        try {
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }

        ObjectMapper json = new ObjectMapper();
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ids.add(json.readTree(line).get("id").asText());
        }
        assertThat(ids).hasSize(threads * records).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownSinkIsNamed() {
        assertThatThrownBy(() -> AuditLog.of("syslog", true))
                .hasMessage("unknown audit sink 'syslog', expected jsonl:<path> or off");
    }
}
