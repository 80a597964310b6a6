package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;

final class PostgresWriteNonInterferenceIT extends WriteNonInterference {
    PostgresWriteNonInterferenceIT() {
        super(DatabaseKind.POSTGRESQL);
    }
}
