package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;

final class H2WriteNonInterferenceIT extends WriteNonInterference {
    H2WriteNonInterferenceIT() {
        super(DatabaseKind.H2);
    }
}
