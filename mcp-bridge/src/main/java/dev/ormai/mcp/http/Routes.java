package dev.ormai.mcp.http;

import dev.ormai.mcp.protocol.McpJson;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;
import java.util.Optional;

/**
 * What is where.
 *
 * @param resource absent where no tokens are taken
 */
record Routes(McpHandler mcp, ToolsHandler tools, Optional<ProtectedResource> resource) {
    private static final String MCP = "/mcp";

    void handle(FullHttpRequest request, Response response) {
        String path = new QueryStringDecoder(request.uri()).path();
        if (path.equals(MCP)) {
            mcp.handle(request, response);
        } else if (ToolsHandler.isFor(path)) {
            tools.handle(request, response);
        } else if (resource.isPresent() && isMetadata(path) && request.method().equals(HttpMethod.GET)) {
            // For everybody: it tells how to become somebody.
            response.whole(HttpResponseStatus.OK, McpJson.write(resource.get().metadata()), Map.of());
        } else {
            Rejections.reject(response, HttpResponseStatus.NOT_FOUND);
        }
    }

    private static boolean isMetadata(String path) {
        return path.equals(ProtectedResource.PATH) || path.startsWith(ProtectedResource.PATH + "/");
    }
}
