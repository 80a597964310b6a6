package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class JdbcBehaviourIT {
    @TestFactory
    Stream<DynamicNode> throughOursOnPostgresqlItEndsAsThroughTheRealDriver() throws SQLException {
        Behaviour behaviour = new Behaviour(DatabaseKind.POSTGRESQL);
        return Deeds.all().entrySet().stream()
                .<DynamicNode>map(
                        deed -> dynamicTest(deed.getKey(), () -> assertThat(behaviour.guarded(deed.getValue()))
                                .isEqualTo(behaviour.raw(deed.getValue()))))
                .onClose(() -> close(behaviour));
    }

    private static void close(Behaviour behaviour) {
        try {
            behaviour.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
