package dev.ormai.driver;

import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.SqlPlanner;

/** The one planner of this process, warmed up in the background when it is first asked for. */
final class Planners {
    private Planners() {}

    private static final class Shared {
        static final OrmAiPlanner PLANNER = warming();

        private static OrmAiPlanner warming() {
            OrmAiPlanner planner = new OrmAiPlanner();
            Thread thread = new Thread(planner::warmUp, "ormai-warm-up");
            thread.setDaemon(true);
            thread.start();
            return planner;
        }
    }

    static SqlPlanner shared() {
        return Shared.PLANNER;
    }
}
