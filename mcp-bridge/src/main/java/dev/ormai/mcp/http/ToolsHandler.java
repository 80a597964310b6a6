package dev.ormai.mcp.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Cancellation;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.mcp.offer.Tools;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.policy.Principal;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The tools for callers without the protocol: {@code GET /tools}, {@code GET /tools/db_query}, {@code POST /tools/db_query/call}
 * with the arguments as body, answered with the envelope. Stateless; never blocks.
 */
final class ToolsHandler {
    static final String PATH = "/tools";
    private static final System.Logger LOG = System.getLogger(ToolsHandler.class.getName());
    private static final String CALL = "/call";

    private final Tools tools;
    private final Admission admission;
    private final Executor workers;
    private final Executor cancellers;

    ToolsHandler(Tools tools, Admission admission, Executor workers, Executor cancellers) {
        this.tools = tools;
        this.admission = admission;
        this.workers = workers;
        this.cancellers = cancellers;
    }

    static boolean isFor(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    void handle(FullHttpRequest request, Response response) {
        String path = new QueryStringDecoder(request.uri()).path();
        boolean call = path.endsWith(CALL) && path.length() > PATH.length() + CALL.length();
        if (!request.method().equals(call ? HttpMethod.POST : HttpMethod.GET)) {
            response.whole(HttpResponseStatus.METHOD_NOT_ALLOWED, "", Map.of("Allow", call ? "POST" : "GET"));
            return;
        }
        Optional<Principal> principal = admission.admit(request, response);
        if (principal.isEmpty()) {
            return;
        }
        String body = request.content().toString(StandardCharsets.UTF_8);
        try {
            workers.execute(() -> answer(path, call, body, principal.get(), response));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a request was turned away: too many wait", e);
            Rejections.reject(response, HttpResponseStatus.SERVICE_UNAVAILABLE);
        }
    }

    private void answer(String path, boolean call, String body, Principal principal, Response response) {
        try {
            if (call) {
                String name = path.substring(PATH.length() + 1, path.length() - CALL.length());
                call(name, body, principal, response);
            } else if (path.equals(PATH)) {
                ObjectNode list = JsonNodeFactory.instance.objectNode();
                tools.list(principal).forEach(list.putArray("tools")::add);
                response.whole(HttpResponseStatus.OK, McpJson.write(list), Map.of());
            } else {
                describe(path.substring(PATH.length() + 1), principal, response);
            }
        } catch (ProtocolException e) {
            PlainAnswers.failed(e, response);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request could not be answered", e);
            Rejections.reject(response, HttpResponseStatus.INTERNAL_SERVER_ERROR);
        }
    }

    private void describe(String name, Principal principal, Response response) throws ProtocolException {
        Optional<ObjectNode> found = tools.list(principal).stream()
                .filter(tool -> underscored(tool.path("name").asText()).equals(underscored(name)))
                .findFirst();
        if (found.isPresent()) {
            response.whole(HttpResponseStatus.OK, McpJson.write(found.get()), Map.of());
        } else {
            Rejections.reject(response, HttpResponseStatus.NOT_FOUND);
        }
    }

    /** Both forms of a name are understood. */
    private static String underscored(String name) {
        return name.replace('.', '_');
    }

    private void call(String name, String body, Principal principal, Response response) throws ProtocolException {
        JsonNode arguments;
        try {
            arguments = body.isBlank() ? JsonNodeFactory.instance.objectNode() : McpJson.read(body);
        } catch (JsonProcessingException e) {
            LOG.log(System.Logger.Level.DEBUG, "a body is no JSON", e);
            Rejections.reject(response, HttpResponseStatus.BAD_REQUEST);
            return;
        }
        Cancellation cancellation = new Cancellation();
        response.whenGone(() -> cancellers.execute(cancellation::cancel));
        Outcome outcome = tools.call(new PlainExchange(principal, cancellation), name, arguments);
        if (outcome instanceof Outcome.Complete complete) {
            PlainAnswers.answered(complete.result(), response);
        } else {
            // The caller has no way to be asked.
            Rejections.reject(response, HttpResponseStatus.NOT_IMPLEMENTED);
        }
    }
}
