package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShadedJarIT {
    private static final String POLICY =
            """
            version: 1
            profile: prod
            tenant: tenant_id
            models:
              Item: {table: items}
            """;

    private final Path folder;

    ShadedJarIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theOneJarWorksAlone() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Path audit = folder.resolve("audit.jsonl");

        String output = run(policy.toString(), "jsonl:" + audit);

        assertThat(output).isEqualTo("row 1 1\nrefused 42501 dev.ormai.driver.OrmAiSqlException\n");
        assertThat(Files.readAllLines(audit)).hasSize(3);
    }

    @Test
    void theOneJarHoldsOnlyNamesOfOurs() throws IOException {
        try (JarFile jar = new JarFile(shadedJar().toFile())) {
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                            .filter(name -> !name.startsWith("dev/ormai/"))
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void theOneJarBringsOneDriver() throws IOException {
        try (JarFile jar = new JarFile(shadedJar().toFile())) {
            byte[] drivers = jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))
                    .readAllBytes();

            assertThat(new String(drivers, StandardCharsets.UTF_8).strip()).isEqualTo("dev.ormai.driver.OrmAiDriver");
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String h2 = Path.of(org.h2.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        String classPath = String.join(File.pathSeparator, shadedJar().toString(), h2, "target/test-classes");
        List<String> command = Stream.concat(
                        Stream.of(java, "-cp", classPath, "dev.ormai.driver.ShadedProbe"), Stream.of(arguments))
                .toList();
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(Files.readString(errors)).isZero();
        return output;
    }

    private static Path shadedJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("ormai-driver-.*-all\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the jar is built by mvn verify"));
        }
    }
}
