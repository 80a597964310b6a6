package dev.ormai.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.protocol.Outlet;
import dev.ormai.mcp.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The way back of one message, kept to look at. Thread-safe. */
final class TakenAnswer implements Outlet {
    private final List<JsonNode> sent = new ArrayList<>();
    private Optional<Reply> reply = Optional.empty();
    private Optional<Runnable> whenGone = Optional.empty();
    private boolean dropped;
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public boolean carriesMore() {
        return true;
    }

    @Override
    public synchronized void send(ObjectNode message) {
        sent.add(message);
        first.countDown();
    }

    @Override
    public synchronized void end(Reply given) {
        if (reply.isPresent() || dropped) {
            throw new AssertionError("answered twice");
        }
        reply = Optional.of(given);
    }

    @Override
    public synchronized void drop() {
        dropped = true;
    }

    @Override
    public void letGo() {
        throw new AssertionError("nothing here lets its connection go");
    }

    @Override
    public synchronized void whenGone(Runnable action) {
        whenGone = Optional.of(action);
    }

    /** Returns when something came before the reply. */
    void awaitFirst() throws InterruptedException {
        if (!first.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("nothing came");
        }
    }

    /** The client hangs up. */
    void hangUp() {
        Optional<Runnable> action;
        synchronized (this) {
            action = whenGone;
        }
        action.ifPresent(Runnable::run);
    }

    synchronized Reply reply() {
        return reply.orElseThrow();
    }

    /** What came before the reply. */
    synchronized List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    synchronized boolean isAnswered() {
        return reply.isPresent();
    }

    synchronized boolean isDropped() {
        return dropped;
    }
}
