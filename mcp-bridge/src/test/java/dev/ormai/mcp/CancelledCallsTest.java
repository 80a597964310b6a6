package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CancelledCallsTest {
    @Test
    void aCancelReachesTheStatementOnH2(@TempDir Path folder) throws Exception {
        CancelledCalls.endOn(DatabaseKind.H2, folder);
    }

    @Test
    void aClientThatHangsUpCancelsItsStatement(@TempDir Path folder) throws Exception {
        CancelledCalls.endWithTheConnectionOn(DatabaseKind.H2, folder);
    }
}
