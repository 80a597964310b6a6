package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

@Tag("mariadb")
final class MariaDbGoldenCallsIT {
    @TestFactory
    Stream<DynamicNode> theSameCallHasTheSameAnswerOnMariaDb() throws SQLException {
        return GoldenCalls.on(DatabaseKind.MARIADB, GoldenCallsTest.FILES);
    }
}
