package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DemoIT {
    @Test
    void tourHoldsOnPostgres() {
        CommandRun run = CommandRun.of("demo", "--once", "--db", "postgres");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("PostgreSQL", "a***@nordwind.example", "are true.");
    }
}
