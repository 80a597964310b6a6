package dev.ormai.driver.writes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The matrix stands in the documents as it is tested; {@code -Dgolden=write} writes it. */
final class WriteTableTest {
    private static final Path DOCUMENT =
            Path.of("..", "docs", "sql-support.md").toAbsolutePath().normalize();
    private static final String BEGIN = "<!-- writes: generated from the tests -->\n";
    private static final String END = "<!-- end of writes -->";

    @Test
    void documentHoldsTheMatrixThatIsTested() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);

        String table = table();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, text.substring(0, start) + table + text.substring(end));
        } else {
            assertThat(text.substring(start, end)).isEqualTo(table);
        }
    }

    private static String table() {
        return "\n| verb | policy and value | PostgreSQL | H2 |\n|---|---|---|---|\n"
                + Cells.all().stream()
                        .map(cell -> "| %s | %s | %s | %s |\n"
                                .formatted(
                                        cell.verb(),
                                        cell.subject(),
                                        outcome(cell.on(DatabaseKind.POSTGRESQL)),
                                        outcome(cell.on(DatabaseKind.H2))))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String outcome(Cell cell) {
        return cell.refusal().orElse("right");
    }
}
