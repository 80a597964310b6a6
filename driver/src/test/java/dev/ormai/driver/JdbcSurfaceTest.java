package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class JdbcSurfaceTest {
    /** To accept a new JDBC version, read the difference and copy the generated list over this one. */
    @Test
    void everyMethodOfJdbcHasTheKindThatWasReviewed() throws IOException {
        assertThat(Files.readAllLines(Path.of("target/jdbc-surface.txt")))
                .isEqualTo(Files.readAllLines(Path.of("src/test/resources/jdbc-surface.txt")));
    }
}
