package dev.ormai.mcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Run by name only, by {@code .ci/conformance}: writes the class path that starts the server. */
final class ConformanceClassPath {
    @Test
    void everyPlaceOfTheClassPathExists() throws IOException {
        String classPath = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        String asked = System.getProperty("ormai.conformance.classpath", "");

        assertThat(Arrays.stream(classPath.split(File.pathSeparator))
                        .filter(place -> place.endsWith(".jar"))
                        .map(Path::of))
                .isNotEmpty()
                .allMatch(Files::exists);
        if (!asked.isEmpty()) {
            Files.writeString(Path.of(asked), classPath);
        }
    }
}
