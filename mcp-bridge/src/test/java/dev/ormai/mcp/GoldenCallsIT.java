package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class GoldenCallsIT {
    @TestFactory
    Stream<DynamicNode> theSameCallHasTheSameAnswerOnPostgreSql() throws SQLException {
        return GoldenCalls.on(DatabaseKind.POSTGRESQL, GoldenCallsTest.FILES);
    }
}
