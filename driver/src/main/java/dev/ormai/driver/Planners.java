package dev.ormai.driver;

import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.SqlPlanner;

/** The one planner of this process. */
final class Planners {
    private Planners() {}

    private static final class Shared {
        static final OrmAiPlanner PLANNER = new OrmAiPlanner();
    }

    /** Its initializer runs once, whoever comes first. */
    private static final class Warming {
        static {
            Thread thread = new Thread(Shared.PLANNER::warmUp, "ormai-warm-up");
            thread.setDaemon(true);
            thread.start();
        }

        private Warming() {}

        static void begin() {}
    }

    /** The planner, which is being warmed up in the background. */
    static SqlPlanner shared() {
        warmUp();
        return Shared.PLANNER;
    }

    /** The same for who has to be quick first and calls {@link #warmUp} then. */
    static SqlPlanner cold() {
        return Shared.PLANNER;
    }

    /** Begins to warm up the planner, if nobody has. */
    static void warmUp() {
        Warming.begin();
    }
}
