package dev.ormai.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of the same kind and class path as this one. */
final class ChildJvm {
    private ChildJvm() {}

    static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Runs it to its end.
     *
     * @return what it wrote
     * @throws IllegalStateException if it failed; it said why on the error output
     */
    static List<String> lines(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = of(options, main, arguments).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with status " + status);
        }
        return lines;
    }
}
