package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTest {
    @Test
    void withoutArgumentsTheCommandsAreListedAndTheCodeIsTwo() {
        CommandRun run = CommandRun.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: ormai", "demo", "explain", "policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "explain",
                "policy",
                "policy check",
                "approvals",
                "approvals list",
                "approvals show",
                "approvals approve",
                "approvals reject"
            })
    void helpHasExamplesEverywhere(String command) {
        CommandRun run = CommandRun.of((command + " --help").strip().split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: ormai " + command, "Examples:", "--debug");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.lines()).singleElement().asString().startsWith("ormai ");
    }

    @Test
    void unknownCommandIsWrongUsageWithASuggestion() {
        CommandRun run = CommandRun.of("explan");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("ormai: ").contains("did you mean explain?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"explain --tenant acme", "policy", "policy check", "demo --db oracle", "explain --nothing x"})
    void wrongUsageNamesTheHelp(String line) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("ormai: ").contains("--help shows how it is used");
    }

    @Test
    void batchTakesNoStatement() {
        CommandRun run = CommandRun.of("explain", "--batch", "select 1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--batch reads statements from standard input");
    }

    @Test
    void missingConfigurationIsOneReadableLineWithoutStackTrace() {
        CommandRun run = CommandRun.of("explain", "--config", "/nowhere/ormai.yaml", "select 1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "ormai: VALIDATION_ERROR configuration /nowhere/ormai.yaml: it is not there",
                        "  hint: name the configuration by --config FILE");
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        CommandRun run = CommandRun.of("explain", "--debug", "--config", "/nowhere/ormai.yaml", "select 1");

        assertThat(run.err()).contains("ConfigurationInvalidException", "\tat dev.ormai.cli");
    }
}
