package dev.ormai.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RowTableTest {
    private static RowTable table(String... values) {
        List<List<Optional<String>>> rows = List.of(values).stream()
                .map(value -> List.of(Optional.of(value), Optional.<String>empty()))
                .toList();
        return new RowTable(List.of("name", "n"), List.of(false, true), rows, false);
    }

    @Test
    void columnsAreAlignedAndNullIsSaid() {
        assertThat(table("Ada", "Öztürk").lines(80))
                .containsExactly("name       n", "────────────", "Ada     null", "Öztürk  null", "(2 rows)");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(table("東京", "e\u0301").lines(80)).contains("東京  null", "e\u0301     null");
    }

    @Test
    void whatATerminalWouldActOnIsShownAsASign() {
        assertThat(table("a\u001B[2Jb\nc\u009Bd").lines(80)).contains("a␛[2Jb␊c�d  null");
    }

    @Test
    void longValuesGiveWay() {
        assertThat(table("x".repeat(100)).lines(30))
                .allMatch(line -> line.length() <= 30)
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void noRowsAreSaid() {
        assertThat(table().lines(80)).containsExactly("(no rows)");
    }
}
