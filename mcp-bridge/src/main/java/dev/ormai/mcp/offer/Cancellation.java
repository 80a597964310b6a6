package dev.ormai.mcp.offer;

import java.util.ArrayList;
import java.util.List;

/** Says when an answer is no longer wanted. Thread-safe. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** From now on nobody wants the answer. What was left to be done then is done once, on the calling thread, and may block. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** What is to be done then; at once if it is so already. */
    public void whenCancelled(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Whether it is so. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }
}
