package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/** Runs the cases of a file on one database; {@code -Dgolden=write} writes the answers into the file instead. */
final class GoldenCalls {
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private GoldenCalls() {}

    static Stream<DynamicNode> on(DatabaseKind kind, String... files) throws SQLException {
        AgentShop shop = AgentShop.open(kind);
        List<DynamicNode> tests = new ArrayList<>();
        for (String file : files) {
            List<CallFile.Case> written = new ArrayList<>();
            for (CallFile.Case c : CallFile.read(file)) {
                tests.add(dynamicTest(file + ": " + c.title(), () -> {
                    String answer = CallFile.comparable(shop.call(c.principal(), c.tool(), c.arguments()));
                    if (WRITE && kind == DatabaseKind.H2) {
                        written.add(new CallFile.Case(c.title(), c.caller(), c.tool(), c.arguments(), answer));
                        CallFile.write(file, written);
                    } else {
                        assertThat(answer).isEqualTo(c.answer());
                    }
                }));
            }
        }
        return tests.stream().onClose(() -> close(shop));
    }

    private static void close(AgentShop shop) {
        try {
            shop.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
