package dev.ormai.mcp.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** Requests that get no further than this server's door. */
final class Rejections {
    private static final String METHODS = "POST, GET, DELETE";

    private Rejections() {}

    static void reject(Response response, HttpResponseStatus status) {
        response.whole(status, "", Map.of());
    }

    static void methodNotAllowed(Response response) {
        response.whole(HttpResponseStatus.METHOD_NOT_ALLOWED, "", Map.of("Allow", METHODS));
    }

    /** As a client expects it that has to begin a new session. */
    static void noSession(Response response) {
        response.whole(
                HttpResponseStatus.NOT_FOUND,
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32001,\"message\":\"Session not found\"}}",
                Map.of());
    }
}
