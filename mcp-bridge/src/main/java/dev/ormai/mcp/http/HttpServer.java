package dev.ormai.mcp.http;

import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.protocol.McpProtocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens, reads requests and hands them to threads that may block. One request of a connection at a time, in order. */
public final class HttpServer implements AutoCloseable {
    /** A request is some hundred bytes; a list of a thousand keys some ten thousand. */
    private static final int LARGEST_BODY = 1 << 20;

    /** Requests that may wait for a thread; further ones are turned away. */
    private static final int WAITING = 256;

    private static final int IDLE_SECONDS = 120;
    private static final int CLOSING_MILLIS = 5_000;
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final EventLoopGroup loops;
    private final ExecutorService workers;
    private final Channel channel;

    private HttpServer(EventLoopGroup loops, ExecutorService workers, Channel channel) {
        this.loops = loops;
        this.workers = workers;
        this.channel = channel;
    }

    /**
     * Begins to listen.
     *
     * @param threads calls that may be in work at once
     * @param hosts names under which clients may address this server beside loopback ones
     */
    public static HttpServer start(
            InetSocketAddress address, McpProtocol protocol, Callers callers, int threads, Set<String> hosts)
            throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        ExecutorService workers = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "ormai-mcp");
                    thread.setDaemon(true);
                    return thread;
                });
        Channel channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new ReadTimeoutHandler(IDLE_SECONDS),
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_BODY),
                                        new FlowControlHandler(),
                                        new McpHandler(protocol, callers, workers, new Origins(hosts)));
                    }
                })
                .bind(address)
                .sync()
                .channel();
        return new HttpServer(loops, workers, channel);
    }

    /** Where it listens: the port that was chosen if none was named. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Returns when the server was closed. */
    public void await() throws InterruptedException {
        channel.closeFuture().sync();
    }

    @Override
    public void close() {
        boolean closed = channel.close().awaitUninterruptibly(CLOSING_MILLIS);
        workers.shutdown();
        closed &= loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(CLOSING_MILLIS);
        if (!closed) {
            LOG.log(System.Logger.Level.WARNING, "the server did not close in time");
        }
    }
}
