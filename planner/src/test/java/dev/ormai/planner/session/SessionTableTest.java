package dev.ormai.planner.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.Plan;
import dev.ormai.planner.allow.Setting;
import dev.ormai.planner.allow.SettingList;
import dev.ormai.planner.parse.RefusedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document lists what the planner does; {@code -Dgolden=write} writes it. */
final class SessionTableTest {
    private static final Path DOCUMENT =
            Path.of("..", "docs", "sql-support.md").toAbsolutePath().normalize();
    private static final String BEGIN = "<!-- session: generated from the tests -->\n";
    private static final String END = "<!-- end of session -->";

    private static final List<String> STATEMENTS = List.of(
            "begin",
            "start transaction",
            "begin isolation level serializable, read only",
            "start transaction read only",
            "commit",
            "end",
            "commit and no chain",
            "commit and chain",
            "rollback",
            "abort",
            "savepoint x",
            "rollback to savepoint x",
            "release savepoint x",
            "set transaction isolation level serializable",
            "set session characteristics as transaction read only",
            "set session transaction isolation level serializable",
            "set autocommit = 0",
            "set names utf8mb4",
            "set application_name = 'x'",
            "set local application_name = 'x'",
            "set time zone 'UTC'",
            "set search_path = shop",
            "reset application_name",
            "reset all",
            "discard all",
            "close all",
            "unlisten *",
            "deallocate all",
            "show time zone",
            "show transaction isolation level");

    static Stream<RefusedStatements.Entry> refused() {
        return RefusedStatements.all().stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void eachIsRefusedByItsNameAndSaysWhatToDo(RefusedStatements.Entry entry) {
        for (Dialect dialect : entry.dialects()) {
            Plan plan = Outcomes.plan(dialect, String.join(" ", entry.words()) + " x");

            assertThat(plan).isInstanceOfSatisfying(Plan.Refuse.class, refuse -> {
                assertThat(refuse.refusal().message())
                        .isEqualTo("line 1:1: " + entry.name() + " is not supported: " + entry.reason());
                assertThat(refuse.refusal().retryHints()).containsExactly(entry.hint());
            });
        }
    }

    @Test
    void documentListsWhatIsTested() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);

        String tables = statements() + settings() + refusedTable();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, text.substring(0, start) + tables + text.substring(end));
        } else {
            assertThat(text.substring(start, end)).isEqualTo(tables);
        }
    }

    private static String statements() {
        return "\n| statement | PostgreSQL | MariaDB and MySQL | H2 |\n|---|---|---|---|\n"
                + STATEMENTS.stream()
                        .map(sql -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        sql,
                                        outcome(Dialect.POSTGRESQL, sql),
                                        outcome(Dialect.MYSQL, sql),
                                        outcome(Dialect.H2, sql)))
                        .collect(Collectors.joining());
    }

    private static String outcome(Dialect dialect, String sql) {
        return Outcomes.plan(dialect, sql) instanceof Plan.Forward ? "yes" : "refused";
    }

    private static String settings() {
        return "\n| setting | of | may be set | shown | why |\n|---|---|---|---|---|\n"
                + Stream.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2)
                        .flatMap(dialect -> SettingList.of(dialect).all().stream()
                                .map(setting -> "| `%s` | %s | %s | %s | %s |\n"
                                        .formatted(
                                                setting.name(),
                                                name(dialect),
                                                way(setting),
                                                setting.shown() ? "yes" : "no",
                                                setting.reason())))
                        .collect(Collectors.joining());
    }

    private static String way(Setting setting) {
        return switch (setting.way()) {
            case ANY -> "to up to 63 plain characters";
            case ONE -> "to " + setting.values().stream().sorted().collect(Collectors.joining(", "));
            case SAME -> "to what it is";
            case LOWER -> "to a shorter time";
            case PATH -> "to schemas; those without a relation of the principal's are passed over";
            case NEVER -> "no";
        };
    }

    private static String refusedTable() {
        return "\n| refused by name | of | why | instead |\n|---|---|---|---|\n"
                + RefusedStatements.all().stream()
                        .map(entry -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        String.join(" ", entry.words()),
                                        entry.dialects().stream()
                                                .sorted()
                                                .map(SessionTableTest::name)
                                                .collect(Collectors.joining(", ")),
                                        entry.reason(),
                                        entry.hint().replace("|", "\\|")))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String name(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "PostgreSQL";
            case MYSQL -> "MariaDB, MySQL";
            case H2 -> "H2";
        };
    }
}
