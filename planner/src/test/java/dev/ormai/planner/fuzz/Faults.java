package dev.ormai.planner.fuzz;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the planner logs of its own faults, so that one is told from another by where it happened. One thread only. */
final class Faults extends Handler {
    private static final Logger LOGGER = Logger.getLogger("dev.ormai.planner.OrmAiPlanner");
    private static final Faults HEARD = new Faults();

    private @Nullable Throwable last;

    static {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(HEARD);
    }

    private Faults() {}

    static void clear() {
        HEARD.last = null;
    }

    /** The fault as it was thrown; the refusal's message where none was logged. */
    static RuntimeException last(String message) {
        return HEARD.last instanceof RuntimeException fault ? fault : new IllegalStateException(message);
    }

    @Override
    public void publish(LogRecord record) {
        last = record.getThrown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
