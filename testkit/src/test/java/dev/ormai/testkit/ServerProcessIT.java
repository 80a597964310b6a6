package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ServerProcessIT {
    /** Starts a server, says so with the process of its shell, and would run for ever. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            Databases.postgres();
            ProcessHandle shell = ProcessHandle.current().children().findFirst().orElseThrow();
            System.out.println(shell.pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    @Timeout(120)
    void serverEndsWithAJvmThatIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle shell =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            ProcessHandle server = shell.children().findFirst().orElseThrow();

            jvm.destroyForcibly();

            server.onExit().get();
            shell.onExit().get();
            assertThat(server.isAlive()).isFalse();
        } finally {
            jvm.destroyForcibly();
        }
    }
}
