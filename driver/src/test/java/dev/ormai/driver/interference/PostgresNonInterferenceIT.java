package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;

final class PostgresNonInterferenceIT extends NonInterference {
    PostgresNonInterferenceIT() {
        super(DatabaseKind.POSTGRESQL);
    }
}
