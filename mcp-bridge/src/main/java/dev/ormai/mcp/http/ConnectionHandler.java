package dev.ormai.mcp.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.Optional;

/**
 * One connection: one request after the other. While one is answered the connection is read on, so that it is seen when the
 * client hangs up; the first request that comes meanwhile waits, and then nothing more is read.
 */
final class ConnectionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final System.Logger LOG = System.getLogger(ConnectionHandler.class.getName());

    private final Routes routes;
    private final Origins origins;
    private Optional<Response> current = Optional.empty();
    private Optional<FullHttpRequest> waiting = Optional.empty();

    ConnectionHandler(Routes routes, Origins origins) {
        this.routes = routes;
        this.origins = origins;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (current.isPresent()) {
            waiting = Optional.of(request.retain());
            context.channel().config().setAutoRead(false);
        } else {
            handle(context, request);
        }
    }

    private void handle(ChannelHandlerContext context, FullHttpRequest request) {
        boolean wellFormed = request.decoderResult().isSuccess();
        boolean allowed = origins.allow(header(request, "Host"), header(request, "Origin"));
        Response response =
                new Response(context, HttpUtil.isKeepAlive(request) && wellFormed && allowed, () -> next(context));
        current = Optional.of(response);
        if (!wellFormed) {
            Rejections.reject(response, HttpResponseStatus.BAD_REQUEST);
        } else if (!allowed) {
            Rejections.reject(response, HttpResponseStatus.FORBIDDEN);
        } else {
            routes.handle(request, response);
        }
    }

    private void next(ChannelHandlerContext context) {
        current = Optional.empty();
        if (waiting.isPresent()) {
            FullHttpRequest request = waiting.get();
            waiting = Optional.empty();
            try {
                handle(context, request);
            } finally {
                request.release();
            }
            context.channel().config().setAutoRead(true);
        }
    }

    private static Optional<String> header(FullHttpRequest request, String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.ifPresent(FullHttpRequest::release);
        waiting = Optional.empty();
        current.ifPresent(Response::gone);
        current = Optional.empty();
        context.fireChannelInactive();
    }

    /** A connection without a request is closed after a while, and so is one whose client does not take what it asked for. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent idle) {
            boolean streaming = current.map(Response::isStreaming).orElse(false);
            boolean stuck =
                    idle.state() == IdleState.WRITER_IDLE && !context.channel().isWritable();
            if (stuck || (idle.state() == IdleState.READER_IDLE && current.isEmpty())) {
                close(context);
            } else if (idle.state() == IdleState.WRITER_IDLE && streaming) {
                current.ifPresent(Response::comment);
            }
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "a connection failed", cause);
        close(context);
    }

    private static void close(ChannelHandlerContext context) {
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
