package dev.ormai.driver.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same as {@link CorporaIT} for what ORMs and agents send to MySQL and MariaDB. */
@Tag("corpora")
final class MariaDbCorporaIT {
    private static final Path CORPORA = Path.of(System.getProperty("ormai.corpora", "../../shared/corpora"));

    /**
     * The mask of the views is an expression: behind a fence MariaDB tells another scale of it (decision 15). A variable of the session is
     * a long text before it is assigned; what stands in its place is a short one.
     */
    private static final Map<String, Integer> OTHERWISE_DESCRIBED =
            Map.of("scale", 1, "type", 1, "type name", 1, "precision", 1, "display size", 1, "nullable", 1);

    @Test
    void readsGiveWhatTheViewsGive() throws Exception {
        Path directory =
                Files.createDirectories(Path.of("target", "corpora", "mariadb").toAbsolutePath());
        List<CorpusStatement> reads = CorpusStatement.read(CORPORA.resolve("mysql_agents_orms.jsonl")).stream()
                .filter(CorpusStatement::isRead)
                .toList();

        try (MariaDbCorpora mariaDb = MariaDbCorpora.create();
                CorpusRun run = new CorpusRun(mariaDb, directory)) {
            Tally tally = run.run("mysql_agents_orms", reads);

            assertThat(tally.differences()).as(tally.details()).isZero();
            assertThat(tally.otherProperties()).as(tally.details()).isEqualTo(OTHERWISE_DESCRIBED);
            assertThat(tally.shareSame()).as(tally.summary()).isEqualTo(1.0);
            assertThat(tally.sharePlanned()).as(tally.summary()).isGreaterThanOrEqualTo(0.85);
        }
    }
}
