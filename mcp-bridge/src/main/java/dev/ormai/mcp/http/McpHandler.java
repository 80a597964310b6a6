package dev.ormai.mcp.http;

import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.Headers;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.session.EventStream;
import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** {@code /mcp}: messages are posted, a session's own stream is got, a session is deleted. Stateless; never blocks. */
final class McpHandler {
    private static final System.Logger LOG = System.getLogger(McpHandler.class.getName());
    private static final String EVENTS = "text/event-stream";

    private final McpProtocol protocol;
    private final Admission admission;
    private final Executor workers;
    private final Executor cancellers;

    McpHandler(McpProtocol protocol, Admission admission, Executor workers, Executor cancellers) {
        this.protocol = protocol;
        this.admission = admission;
        this.workers = workers;
        this.cancellers = cancellers;
    }

    void handle(FullHttpRequest request, Response response) {
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.POST) && !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.DELETE)) {
            Rejections.methodNotAllowed(response);
            return;
        }
        Optional<Principal> principal = admission.admit(request, response);
        if (principal.isEmpty()) {
            return;
        }
        Optional<String> id = header(request, HttpOutlet.SESSION);
        Optional<Session> session = id.flatMap(given -> protocol.sessions().find(given, principal.get()));
        if (id.isPresent() && session.isEmpty()) {
            Rejections.noSession(response);
        } else if (method.equals(HttpMethod.POST)) {
            post(request, response, principal.get(), session);
        } else if (session.isEmpty()) {
            // There is nothing to get or to delete but sessions.
            Rejections.reject(response, HttpResponseStatus.BAD_REQUEST);
        } else if (method.equals(HttpMethod.GET)) {
            listen(request, response, session.get());
        } else {
            end(response, session.get());
        }
    }

    private void post(FullHttpRequest request, Response response, Principal principal, Optional<Session> session) {
        Headers headers = new Headers(
                header(request, "MCP-Protocol-Version"), header(request, "Mcp-Method"), header(request, "Mcp-Name"));
        Caller caller = new Caller(principal, Optional.of(headers), session);
        String text = request.content().toString(StandardCharsets.UTF_8);
        HttpOutlet outlet = new HttpOutlet(response, accepts(request), session, cancellers);
        work(response, () -> protocol.answer(text, caller, outlet));
    }

    private void listen(FullHttpRequest request, Response response, Session session) {
        if (!accepts(request)) {
            Rejections.reject(response, HttpResponseStatus.NOT_ACCEPTABLE);
            return;
        }
        Optional<String> last = header(request, "Last-Event-ID");
        response.stream();
        Optional<EventStream> stream = last.isPresent()
                ? session.streams().resume(last.get(), response)
                : Optional.of(session.streams().listen(response));
        if (stream.isEmpty()) {
            response.end();
            return;
        }
        stream.ifPresent(carried -> response.whenGone(() -> carried.lost(response)));
        protocol.listen(session, message -> session.streams().tell(McpJson.write(message)));
    }

    private void end(Response response, Session session) {
        work(response, () -> {
            protocol.sessions().end(session.id(), session.principal());
            response.whole(HttpResponseStatus.NO_CONTENT, "", Map.of());
        });
    }

    private void work(Response response, Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a request was turned away: too many wait", e);
            Rejections.reject(response, HttpResponseStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static boolean accepts(FullHttpRequest request) {
        return request.headers().getAll("Accept").stream().anyMatch(value -> value.contains(EVENTS));
    }

    private static Optional<String> header(FullHttpRequest request, String name) {
        return Optional.ofNullable(request.headers().get(name));
    }
}
