package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class SessionScriptsIT {
    @TestFactory
    Stream<DynamicNode> aSessionLooksAsItDoesThroughTheRealDriver() throws SQLException {
        SessionScripts scripts = new SessionScripts(DatabaseKind.POSTGRESQL);
        return scripts.all().entrySet().stream()
                .<DynamicNode>map(
                        script -> dynamicTest(script.getKey(), () -> assertThat(scripts.throughOurs(script.getValue()))
                                .isEqualTo(scripts.onTheRealDriver(script.getValue()))))
                .onClose(() -> close(scripts));
    }

    private static void close(SessionScripts scripts) {
        try {
            scripts.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
