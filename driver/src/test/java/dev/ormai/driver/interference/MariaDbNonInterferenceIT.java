package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbNonInterferenceIT extends NonInterference {
    MariaDbNonInterferenceIT() {
        super(DatabaseKind.MARIADB);
    }
}
