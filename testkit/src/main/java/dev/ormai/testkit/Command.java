package dev.ormai.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end. */
final class Command {
    private Command() {}

    /**
     * What the program wrote to both of its outputs.
     *
     * @throws IOException if it is not there, or did not end with 0; the message holds the command and what it wrote
     */
    static String output(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
        useNeutralLocale(builder);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = exitCode(process);
        if (exitCode != 0) {
            throw new IOException(
                    "%s ended with %s: %s".formatted(String.join(" ", command), exitCode, output.strip()));
        }
        return output;
    }

    /** The messages of servers are read by us, so they must be English; their clock must not depend on the machine. */
    static void useNeutralLocale(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while a program ran");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
