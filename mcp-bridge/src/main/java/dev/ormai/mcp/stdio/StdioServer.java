package dev.ormai.mcp.stdio;

import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One message a line. Requests are in work side by side and answered as they end; a notification, as one that cancels, is
 * taken at once. For one thread.
 */
public final class StdioServer {
    private static final int THREADS = 4;

    /** When so many wait, no further line is read. */
    private static final int WAITING = 64;

    private final McpProtocol protocol;
    private final Principal principal;

    /** @param principal of whoever started the process */
    public StdioServer(McpProtocol protocol, Principal principal) {
        this.protocol = protocol;
        this.principal = principal;
    }

    /** Returns when the input has ended and everything is answered. */
    public void serve(BufferedReader in, OutputStream out) throws IOException {
        Lines lines = new Lines(out);
        Session session = Session.ofProcess(principal);
        Caller caller = new Caller(principal, Optional.empty(), Optional.of(session));
        protocol.listen(session, lines::write);
        ExecutorService workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                work -> {
                    Thread thread = new Thread(work, "ormai-stdio");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            for (String line = in.readLine(); line != null && lines.arrive(); line = in.readLine()) {
                read(line, caller, lines, workers);
            }
        } finally {
            workers.shutdown();
            await(workers);
        }
        lines.check();
    }

    private void read(String line, Caller caller, Lines lines, ExecutorService workers) {
        if (line.isBlank()) {
            return;
        }
        // The handshake comes before all that builds on it; what has no id is quickly done. Only a hint: the protocol
        // decides.
        if (line.contains("\"initialize\"") || !line.contains("\"id\"")) {
            protocol.answer(line, caller, lines.outlet());
        } else {
            workers.execute(() -> protocol.answer(line, caller, lines.outlet()));
        }
    }

    private static void await(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
