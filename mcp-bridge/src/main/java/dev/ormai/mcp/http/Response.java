package dev.ormai.mcp.http;

import dev.ormai.mcp.session.EventSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The response to one request: whole at once, or a stream of events. What comes after its end goes nowhere. Thread-safe; what
 * is written leaves in the order of the calls, on the connection's own thread.
 */
final class Response implements EventSink {
    /** How long a client waits before it comes back, in milliseconds. */
    private static final int RETRY_MILLIS = 1_000;

    private final ChannelHandlerContext context;
    private final boolean keepsAlive;
    private final Runnable ended;
    private State state = State.OPEN;
    private Runnable whenGone = () -> {};

    private enum State {
        OPEN,
        STREAMING,
        ENDED
    }

    /** @param ended is told on the connection's thread that the next request may be answered */
    Response(ChannelHandlerContext context, boolean keepsAlive, Runnable ended) {
        this.context = context;
        this.keepsAlive = keepsAlive;
        this.ended = ended;
    }

    void whole(HttpResponseStatus status, String json, Map<String, String> headers) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
        headers.forEach(response.headers()::set);
        if (!json.isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, keepsAlive);
        if (!leave(State.OPEN, State.ENDED, () -> finish(context.writeAndFlush(response)))) {
            response.release();
        }
    }

    void stream() {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream");
        head.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        head.headers().set("X-Accel-Buffering", "no");
        HttpUtil.setTransferEncodingChunked(head, true);
        HttpUtil.setKeepAlive(head, keepsAlive);
        leave(State.OPEN, State.STREAMING, () -> sent(context.writeAndFlush(head)));
    }

    @Override
    public void event(Optional<String> id, String data) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        id.ifPresent(known -> text.append("id: ").append(known).append('\n'));
        if (data.isEmpty()) {
            text.append("retry: ").append(RETRY_MILLIS).append('\n');
        }
        // JSON on one line: no other line break than those of the format itself.
        text.append("event: message\ndata: ").append(data).append("\n\n");
        write(text);
    }

    /** Says that the stream lives. */
    void comment() {
        write(":\n\n");
    }

    private void write(CharSequence text) {
        ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        if (!leave(
                State.STREAMING, State.STREAMING, () -> sent(context.writeAndFlush(new DefaultHttpContent(content))))) {
            content.release();
        }
    }

    @Override
    public void end() {
        leave(State.STREAMING, State.ENDED, () -> finish(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)));
    }

    private synchronized boolean leave(State from, State to, Runnable write) {
        if (state != from) {
            return false;
        }
        state = to;
        context.executor().execute(write);
        return true;
    }

    private static void sent(ChannelFuture written) {
        written.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private void finish(ChannelFuture written) {
        if (!keepsAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        ended.run();
    }

    /** Whether the client takes what is written to it. */
    boolean isTaken() {
        return context.channel().isWritable();
    }

    synchronized boolean isStreaming() {
        return state == State.STREAMING;
    }

    /** @param action for when the client is gone before the end; on the connection's thread, must not block */
    void whenGone(Runnable action) {
        synchronized (this) {
            whenGone = action;
        }
        if (!context.channel().isActive()) {
            context.executor().execute(this::gone);
        }
    }

    void gone() {
        Runnable action;
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            action = whenGone;
        }
        action.run();
    }
}
