package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Attempts in code; what each gives or throws is searched for what belongs to others. */
final class JdbcAttacks implements AutoCloseable {
    private final Target target;

    private JdbcAttacks(Target target) {
        this.target = target;
    }

    static JdbcAttacks on(DatabaseKind kind) throws SQLException, IOException {
        return new JdbcAttacks(Target.create(kind));
    }

    static List<CodeCase> all() {
        return Stream.of(SurfaceCases.ALL, ValueCases.ALL, ConnectionCases.ALL, StateCases.ALL)
                .flatMap(List::stream)
                .toList();
    }

    Stream<DynamicTest> tests() {
        return all().stream()
                .filter(one -> one.databases().contains(target.kind()))
                .map(one -> dynamicTest(one.id() + " " + one.story(), () -> run(one.attempt())));
    }

    private void run(CodeCase.Attempt attempt) throws Exception {
        String heard;
        try (Connection guarded = target.guarded()) {
            heard = attempt.with(target, guarded);
            assertThat(guarded.isClosed()
                            || Heard.from(guarded, "select count(*) from orders")
                                    .rows()
                                    .isPresent())
                    .isTrue();
        }
        Attacks.assertNothingHeard("", heard);
        assertThat(target.database()
                        .query("select count(*) from orders where tenant_id = 'globex' and id < 100000")
                        .single())
                .hasToString("20");
    }

    @Override
    public void close() throws SQLException {
        target.close();
    }
}
