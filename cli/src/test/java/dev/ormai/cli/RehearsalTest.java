package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is archived of a rehearsal that failed would be of no use, and nobody would see it. */
final class RehearsalTest {
    @Test
    void everyCallIsAnswered() {
        CommandRun run = CommandRun.of("rehearse", "--db", "h2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("are true.").doesNotContain("\"isError\":true");
        assertThat(run.lines().stream().filter(line -> line.startsWith("{\"jsonrpc\"")))
                .hasSize(8);
    }
}
