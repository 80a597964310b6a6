package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
final class MariaDbCursorsIT {
    @Test
    void everyRowThatStaysIsSeenOnceOnMariaDb() throws Exception {
        SteadyPages.holdOn(DatabaseKind.MARIADB, 60);
    }
}
