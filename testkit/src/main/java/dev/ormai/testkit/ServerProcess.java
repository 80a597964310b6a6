package dev.ormai.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that lives no longer than this JVM. A small shell stands between: it waits for the end of its input, which comes when we close
 * it and also when this JVM is killed, then stops the server and removes the server's directory. So nothing is left behind even after
 * {@code kill -9}.
 */
final class ServerProcess implements AutoCloseable {
    /** $1 the directory to remove, $2 the signal that stops the server at once, then the server's command. */
    private static final String WATCH =
            """
            directory=$1; signal=$2; shift 2
            trap : INT TERM HUP
            cd "$directory" || exit 1
            "$@" </dev/null &
            server=$!
            exec >/dev/null 2>&1
            read -r end
            kill -s "$signal" "$server"
            wait "$server"
            cd /
            rm -rf "$directory"
            """;

    private static final int LINES_KEPT = 60;
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final Thread hook;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ServerProcess(Process process, String readyMarker) {
        this.process = process;
        this.hook = new Thread(this::stop, "stop database server");
        Thread reader = new Thread(() -> follow(readyMarker), "database server log");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @param signal what makes it stop at once, without waiting for its clients: a name for {@code kill -s}
     * @param readyMarker a part of the line that it writes when it takes connections
     * @throws IOException if it ends before that; the message holds its last lines
     */
    static ServerProcess start(ServerUser user, Path directory, List<String> command, String signal, String readyMarker)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WATCH, "sh", directory.toString(), signal));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(user.command(words))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true);
        Command.useNeutralLocale(builder);
        ServerProcess server = new ServerProcess(builder.start(), readyMarker);
        Runtime.getRuntime().addShutdownHook(server.hook);
        server.awaitReady(command.get(0));
        return server;
    }

    private void awaitReady(String program) throws IOException {
        try {
            if (ready.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            close();
            throw new IOException("%s ended before it took connections:%n%s".formatted(program, log()));
        } catch (TimeoutException e) {
            close();
            throw new IOException("%s took no connections within %s:%n%s".formatted(program, TIME_TO_START, log()), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " started", e);
        } catch (ExecutionException e) {
            close();
            throw new IOException("cannot read what " + program + " writes", e.getCause());
        }
    }

    /** Reads to the end, for a server whose pipe is full stands still. */
    private void follow(String readyMarker) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                if (line.contains(readyMarker)) {
                    ready.complete(true);
                }
            }
            ready.complete(false);
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
    }

    /** The last lines that the server wrote. */
    String log() {
        synchronized (lastLines) {
            return String.join(System.lineSeparator(), lastLines);
        }
    }

    @Override
    public void close() {
        if (Thread.currentThread() != hook && stopHookIsRemoved()) {
            stop();
        }
    }

    /** False while the JVM ends: then the hook stops the server, and two must not. */
    private boolean stopHookIsRemoved() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException alreadyEnding) {
            return false;
        }
    }

    private void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop a database server", e);
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
