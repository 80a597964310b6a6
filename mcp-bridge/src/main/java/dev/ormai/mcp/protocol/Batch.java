package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Several messages at once, as revision 2025-03-26 has them: the replies go together when the last is there. Thread-safe. */
final class Batch {
    private final Outlet outlet;
    private final ArrayNode replies = JsonNodeFactory.instance.arrayNode();
    private int waiting;

    Batch(Outlet outlet, int messages) {
        this.outlet = outlet;
        this.waiting = messages;
    }

    private synchronized void arrived(Reply reply) {
        reply.body().ifPresent(replies::add);
        waiting--;
        if (waiting == 0) {
            outlet.end(replies.isEmpty() ? Reply.nothing() : new Reply(Reply.OK, replies));
        }
    }

    /** Where the answer to one of the messages goes. */
    Outlet one() {
        return new Outlet() {
            @Override
            public boolean carriesMore() {
                return outlet.carriesMore();
            }

            @Override
            public void send(ObjectNode message) {
                outlet.send(message);
            }

            @Override
            public void end(Reply reply) {
                arrived(reply);
            }

            @Override
            public void drop() {
                arrived(new Reply(Reply.OK, Optional.empty(), Optional.empty()));
            }

            @Override
            public void letGo() {
                outlet.letGo();
            }

            @Override
            public void whenGone(Runnable action) {
                outlet.whenGone(action);
            }
        };
    }
}
