package dev.ormai.mcp.stdio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.protocol.Outlet;
import dev.ormai.mcp.protocol.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Messages out, one a line. Thread-safe. */
final class Lines {
    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    Lines(OutputStream out) {
        this.out = out;
    }

    synchronized void write(JsonNode message) {
        if (failure.isPresent()) {
            return;
        }
        try {
            out.write((McpJson.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    /** Whether what is written still arrives. */
    synchronized boolean arrive() {
        return failure.isEmpty();
    }

    /** @throws IOException if something could not be written */
    synchronized void check() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The way back of one message. */
    Outlet outlet() {
        AtomicBoolean ended = new AtomicBoolean();
        return new Outlet() {
            @Override
            public boolean carriesMore() {
                return true;
            }

            @Override
            public void send(ObjectNode message) {
                if (!ended.get()) {
                    write(message);
                }
            }

            @Override
            public void end(Reply reply) {
                if (ended.compareAndSet(false, true)) {
                    reply.body().ifPresent(Lines.this::write);
                }
            }

            @Override
            public void drop() {
                ended.set(true);
            }

            @Override
            public void letGo() {
                // There is one connection, and it is the process's own.
            }

            @Override
            public void whenGone(Runnable action) {
                // When the client goes, the process ends.
            }
        };
    }
}
