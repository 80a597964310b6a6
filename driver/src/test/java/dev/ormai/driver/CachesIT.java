package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL, where prepared statements of the server outlive a change too. */
final class CachesIT {
    @Test
    void noAnswerBelongsToAnother() throws Exception {
        try (CacheRun run = new CacheRun(DatabaseKind.POSTGRESQL, Planners.shared(), CachesTest.seed())) {
            Optional<String> violation = run.run(Duration.ofSeconds(12));

            System.out.println("caches on PostgreSQL, " + run);
            assertThat(violation).as(run.toString()).isEmpty();
            assertThat(run.answered()).as(run.toString()).isGreaterThan(200);
        }
    }
}
