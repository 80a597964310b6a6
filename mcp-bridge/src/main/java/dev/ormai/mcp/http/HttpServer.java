package dev.ormai.mcp.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens, reads requests and hands them to threads that may block. One request of a connection at a time, in order. A stream
 * that is open takes no thread.
 */
public final class HttpServer implements AutoCloseable {
    /** A request is some hundred bytes; a list of a thousand keys some ten thousand. */
    private static final int LARGEST_BODY = 1 << 20;

    /** Requests that may wait for a thread; further ones are turned away. */
    private static final int WAITING = 256;

    /** Further connections are closed at once. */
    private static final int MOST_CONNECTIONS = 2_048;

    private static final int IDLE_SECONDS = 120;

    /** Proxies close a stream on which nothing comes for half a minute. */
    private static final int SILENCE_SECONDS = 20;

    private static final int SWEEP_SECONDS = 60;
    private static final int CLOSING_MILLIS = 5_000;
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final EventLoopGroup loops;
    private final ExecutorService workers;
    private final ExecutorService cancellers;
    private final ScheduledFuture<?> sweep;
    private final Channel channel;

    private HttpServer(
            EventLoopGroup loops,
            ExecutorService workers,
            ExecutorService cancellers,
            ScheduledFuture<?> sweep,
            Channel channel) {
        this.loops = loops;
        this.workers = workers;
        this.cancellers = cancellers;
        this.sweep = sweep;
        this.channel = channel;
    }

    /**
     * Begins to listen.
     *
     * @param threads calls that may be in work at once
     */
    public static HttpServer start(InetSocketAddress address, HttpService service, int threads)
            throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        ExecutorService workers = threads("ormai-mcp", threads, WAITING);
        // What cancels must not wait behind what is to be cancelled; there is one entry for a connection or session at
        // most.
        ExecutorService cancellers = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> daemon("ormai-mcp-cancel", work));
        Admission admission = new Admission(service.callers(), service.resource());
        Routes routes = new Routes(
                new McpHandler(service.protocol(), admission, workers, cancellers),
                new ToolsHandler(service.tools(), admission, workers, cancellers),
                service.resource());
        Channel channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Connections(routes, new Origins(service.hosts())))
                .bind(address)
                .sync()
                .channel();
        ScheduledFuture<?> sweep = loops.next()
                .scheduleWithFixedDelay(
                        () -> cancellers.execute(service.protocol().sessions()::sweep),
                        SWEEP_SECONDS,
                        SWEEP_SECONDS,
                        TimeUnit.SECONDS);
        return new HttpServer(loops, workers, cancellers, sweep, channel);
    }

    private static final class Connections extends ChannelInitializer<SocketChannel> {
        private final Routes routes;
        private final Origins origins;
        private final AtomicInteger open = new AtomicInteger();

        Connections(Routes routes, Origins origins) {
            this.routes = routes;
            this.origins = origins;
        }

        @Override
        protected void initChannel(SocketChannel connection) {
            connection.closeFuture().addListener(closed -> open.decrementAndGet());
            if (open.incrementAndGet() > MOST_CONNECTIONS) {
                LOG.log(System.Logger.Level.WARNING, "a connection was turned away: too many are open");
                connection.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                return;
            }
            connection
                    .pipeline()
                    .addLast(
                            new IdleStateHandler(true, IDLE_SECONDS, SILENCE_SECONDS, 0, TimeUnit.SECONDS),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LARGEST_BODY),
                            new FlowControlHandler(),
                            new ConnectionHandler(routes, origins));
        }
    }

    private static ExecutorService threads(String name, int threads, int waiting) {
        return new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), work -> daemon(name, work));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
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
        sweep.cancel(false);
        workers.shutdown();
        cancellers.shutdown();
        closed &= loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(CLOSING_MILLIS);
        if (!closed) {
            LOG.log(System.Logger.Level.WARNING, "the server did not close in time");
        }
    }
}
