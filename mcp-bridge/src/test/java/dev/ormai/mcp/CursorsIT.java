package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import org.junit.jupiter.api.Test;

final class CursorsIT {
    @Test
    void everyRowThatStaysIsSeenOnceOnPostgreSql() throws Exception {
        SteadyPages.holdOn(DatabaseKind.POSTGRESQL, 60);
    }
}
