package dev.ormai.mcp.stdio;

import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.protocol.Reply;
import dev.ormai.policy.Principal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One message a line, answered in order. For one thread. */
public final class StdioServer {
    private final McpProtocol protocol;
    private final Principal principal;

    /** @param principal of whoever started the process */
    public StdioServer(McpProtocol protocol, Principal principal) {
        this.protocol = protocol;
        this.principal = principal;
    }

    /** Returns when the input ends. */
    public void serve(BufferedReader in, OutputStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            Reply reply = protocol.answer(line, Optional.empty(), principal);
            if (reply.body().isPresent()) {
                out.write((McpJson.write(reply.body().get()) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
