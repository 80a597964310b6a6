package dev.ormai.mcp.http;

import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.protocol.Headers;
import dev.ormai.mcp.protocol.McpJson;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.protocol.Reply;
import dev.ormai.policy.Principal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One connection. Reads the next request only when the one before is answered. */
final class McpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final System.Logger LOG = System.getLogger(McpHandler.class.getName());
    private static final String PATH = "/mcp";
    private static final String BEARER = "Bearer ";

    private final McpProtocol protocol;
    private final Callers callers;
    private final Executor workers;
    private final Origins origins;

    McpHandler(McpProtocol protocol, Callers callers, Executor workers, Origins origins) {
        this.protocol = protocol;
        this.callers = callers;
        this.workers = workers;
        this.origins = origins;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean keepsAlive = HttpUtil.isKeepAlive(request);
        if (!request.decoderResult().isSuccess()) {
            respond(context, HttpResponseStatus.BAD_REQUEST, "", false);
        } else if (!origins.allow(header(request, "Host"), header(request, "Origin"))) {
            respond(context, HttpResponseStatus.FORBIDDEN, "", false);
        } else if (!new QueryStringDecoder(request.uri()).path().equals(PATH)) {
            respond(context, HttpResponseStatus.NOT_FOUND, "", keepsAlive);
        } else if (!request.method().equals(HttpMethod.POST)) {
            respond(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "", keepsAlive);
        } else {
            authenticated(context, request, keepsAlive);
        }
    }

    private void authenticated(ChannelHandlerContext context, FullHttpRequest request, boolean keepsAlive) {
        Optional<String> credential = header(request, "Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        Optional<Principal> principal = callers.principal(credential);
        if (principal.isEmpty()) {
            respond(context, HttpResponseStatus.UNAUTHORIZED, "", keepsAlive);
            return;
        }
        Headers headers = new Headers(
                header(request, "MCP-Protocol-Version"), header(request, "Mcp-Method"), header(request, "Mcp-Name"));
        String text = request.content().toString(StandardCharsets.UTF_8);
        context.channel().config().setAutoRead(false);
        try {
            workers.execute(() -> work(context, text, headers, principal.get(), keepsAlive));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a request was turned away: too many wait", e);
            respond(context, HttpResponseStatus.SERVICE_UNAVAILABLE, "", keepsAlive);
            context.channel().config().setAutoRead(true);
        }
    }

    private void work(
            ChannelHandlerContext context, String text, Headers headers, Principal principal, boolean keepsAlive) {
        Reply reply = protocol.answer(text, Optional.of(headers), principal);
        context.executor().execute(() -> {
            respond(
                    context,
                    HttpResponseStatus.valueOf(reply.status()),
                    reply.body().map(McpJson::write).orElse(""),
                    keepsAlive);
            context.channel().config().setAutoRead(true);
        });
    }

    private static Optional<String> header(FullHttpRequest request, String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    private static void respond(
            ChannelHandlerContext context, HttpResponseStatus status, String json, boolean keepsAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
        if (!json.isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "POST");
        }
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, keepsAlive);
        var written = context.writeAndFlush(response);
        if (!keepsAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof ReadTimeoutException)) {
            LOG.log(System.Logger.Level.DEBUG, "a connection failed", cause);
        }
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
