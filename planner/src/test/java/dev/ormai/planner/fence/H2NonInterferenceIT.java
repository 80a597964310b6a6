package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;

final class H2NonInterferenceIT extends NonInterference {
    H2NonInterferenceIT() {
        super(Dialect.H2, DatabaseKind.H2);
    }

    @Override
    String schema(TestDatabase database) {
        return "PUBLIC";
    }
}
