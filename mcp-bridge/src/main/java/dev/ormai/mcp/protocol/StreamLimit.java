package dev.ormai.mcp.protocol;

import dev.ormai.policy.Principal;
import java.util.HashMap;
import java.util.Map;

/** Counts what is open for long: so much for each principal, so much in all. Thread-safe. */
final class StreamLimit {
    private static final int MOST_OF_ONE_PRINCIPAL = 32;
    private static final int MOST = 1_024;

    private final Map<Principal, Integer> open = new HashMap<>();
    private int all;

    /** One more; false if there is no room. */
    synchronized boolean enter(Principal principal) {
        int own = open.getOrDefault(principal, 0);
        if (own >= MOST_OF_ONE_PRINCIPAL || all >= MOST) {
            return false;
        }
        open.put(principal, own + 1);
        all++;
        return true;
    }

    synchronized void leave(Principal principal) {
        int own = open.getOrDefault(principal, 0);
        if (own <= 1) {
            open.remove(principal);
        } else {
            open.put(principal, own - 1);
        }
        all--;
    }
}
