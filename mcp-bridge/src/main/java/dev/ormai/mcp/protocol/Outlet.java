package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the answer to one message goes. Thread-safe; never blocks for long. */
public interface Outlet {
    /** Whether anything but the reply can be carried. */
    boolean carriesMore();

    /** A notification, or a request to the client, before the reply. After the end it goes nowhere. */
    void send(ObjectNode message);

    /** The reply; once. */
    void end(Reply reply);

    /** There will be no reply. */
    void drop();

    /** Lets the connection go; the client comes back for the rest if it has a session. */
    void letGo();

    /** What is to be done when nobody is there any more to take the reply. */
    void whenGone(Runnable action);
}
