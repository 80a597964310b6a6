package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;

final class H2NonInterferenceIT extends NonInterference {
    H2NonInterferenceIT() {
        super(DatabaseKind.H2);
    }
}
