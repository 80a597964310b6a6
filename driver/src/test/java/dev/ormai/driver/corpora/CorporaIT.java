package dev.ormai.driver.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A statement through OrmAI gives what the same statement gives on views of the permitted rows. The corpora are data that
 * stay outside the product: {@code -Pcorpora -Dormai.corpora=<folder>}.
 */
@Tag("corpora")
final class CorporaIT {
    private static final Path CORPORA = Path.of(System.getProperty("ormai.corpora", "../../shared/corpora"));

    /** What is supported so far; the refused ones are listed in the details. */
    private static final double WRITES_SAME = 0.95;

    private static PostgresCorpora postgres;
    private static CorpusRun run;

    @BeforeAll
    static void create() throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "corpora").toAbsolutePath());
        postgres = PostgresCorpora.create(CORPORA);
        run = new CorpusRun(postgres, directory);
    }

    @AfterAll
    static void drop() throws Exception {
        run.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "spider_dev, 0.995, 0.99",
        "llm_bird_postgresql, 0.995, 0.99",
        "tpch, 0.995, 0.99",
        "pg_agents_orms, 0.97, 0.85"
    })
    void readsGiveWhatTheViewsGive(String corpus, double same, double planned) throws Exception {
        List<CorpusStatement> reads = CorpusStatement.read(CORPORA.resolve(corpus + ".jsonl")).stream()
                .filter(CorpusStatement::isRead)
                .toList();

        Tally tally = run.run(corpus, reads);

        assertThat(tally.differences()).as(tally.details()).isZero();
        assertThat(tally.otherProperties()).as(tally.details()).isEmpty();
        assertThat(tally.shareSame()).as(tally.summary()).isGreaterThanOrEqualTo(same);
        assertThat(tally.sharePlanned()).as(tally.summary()).isGreaterThanOrEqualTo(planned);
    }

    @Test
    void writesDoWhatTheViewsDo() throws Exception {
        List<CorpusStatement> writes = CorpusStatement.read(CORPORA.resolve("pg_agents_orms.jsonl")).stream()
                .filter(CorpusStatement::isWrite)
                .toList();

        Tally tally;
        try (CorpusWrites onShop =
                CorpusWrites.on(postgres, Path.of("target", "corpora").toAbsolutePath(), "shop")) {
            tally = onShop.run("pg_agents_orms", writes);
        }

        assertThat(tally.differences()).as(tally.details()).isZero();
        assertThat(tally.shareSame()).as(tally.summary()).isGreaterThanOrEqualTo(WRITES_SAME);
    }
}
