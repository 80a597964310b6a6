package dev.ormai.mcp;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class GoldenCallsTest {
    static final String[] FILES = {"query.calls", "get.calls", "aggregate.calls", "include.calls"};

    @TestFactory
    Stream<DynamicNode> theSameCallHasTheSameAnswerOnH2() throws SQLException {
        return GoldenCalls.on(DatabaseKind.H2, FILES);
    }

    @TestFactory
    Stream<DynamicNode> statementsAreAnsweredInTheDialectOfTheDatabase() throws SQLException {
        return GoldenCalls.on(DatabaseKind.H2, "sql.calls");
    }
}
