package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbNonInterferenceIT extends NonInterference {
    MariaDbNonInterferenceIT() {
        super(Dialect.MYSQL, DatabaseKind.MARIADB);
    }

    @Override
    String schema(TestDatabase database) {
        return database.jdbcUrl().replaceAll("\\?.*", "").replaceAll(".*/", "");
    }
}
