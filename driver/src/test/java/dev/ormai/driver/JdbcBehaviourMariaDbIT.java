package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

@Tag("mariadb")
final class JdbcBehaviourMariaDbIT {
    /** JDBC says that both must close; MariaDB's driver leaves the result open and makes statements of a closed connection. */
    private static final Set<String> STRICTER = Set.of("a closed connection", "running again closes the former result");

    @TestFactory
    Stream<DynamicNode> throughOursOnMariaDbItEndsAsThroughTheRealDriver() throws SQLException {
        Behaviour behaviour = new Behaviour(DatabaseKind.MARIADB);
        return Deeds.all().entrySet().stream()
                .filter(deed -> !STRICTER.contains(deed.getKey()))
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
