package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CancelledCallsIT {
    @Test
    void aCancelReachesTheStatementOnPostgresql(@TempDir Path folder) throws Exception {
        CancelledCalls.endOn(DatabaseKind.POSTGRESQL, folder);
    }
}
