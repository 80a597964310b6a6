package dev.ormai.mcp;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class ApprovalsIT {
    @TestFactory
    Stream<DynamicNode> writesWaitForPeopleOnPostgresql() {
        return ApprovalScenes.all().entrySet().stream()
                .map(scene -> dynamicTest(scene.getKey(), () -> scene.getValue().on(DatabaseKind.POSTGRESQL)));
    }
}
