package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Tenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The catalogue on one database: every attempt's outcome, and nothing heard that belongs to others. */
final class Attacks implements AutoCloseable {
    /** Texts of the policy's that no client may ever hear: the places of its key, and how it hashes. */
    private static final List<String> INWARD = List.of("\\000", "sha2(concat", "sha256(", "hash('sha");

    private final Target target;
    private final Connection guarded;
    private final Connection views;

    private Attacks(Target target, Connection guarded, Connection views) {
        this.target = target;
        this.guarded = guarded;
        this.views = views;
    }

    static Attacks on(DatabaseKind kind) throws SQLException, IOException {
        Target target = Target.create(kind);
        return new Attacks(target, target.guarded(), target.onViews());
    }

    Stream<DynamicTest> tests() throws IOException {
        return Attack.on(target.kind()).stream()
                .map(attack -> dynamicTest(attack.id() + " " + attack.story(), () -> run(attack)));
    }

    private void run(Attack attack) throws SQLException {
        Heard heard = Heard.from(guarded, attack.sql());

        assertThat(Canaries.leakedTo(Tenant.ACME, heard.text())).isEmpty();
        String lower = heard.text().toLowerCase(Locale.ROOT);
        assertThat(INWARD.stream().filter(lower::contains)).isEmpty();
        assertOutcome(attack, heard);
    }

    private void assertOutcome(Attack attack, Heard heard) throws SQLException {
        switch (attack.outcome().split(" ", -1)[0]) {
            case "refused" ->
                assertThat("refused " + heard.refusal().map(Enum::name).orElse("not: " + heard))
                        .startsWith(attack.outcome());
            case "failed" -> assertThat(heard.failure()).as(heard.toString()).isPresent();
            case "same" -> assertSame(heard, Heard.from(views, attack.sql()));
            case "rows" -> assertThat(heard.rows()).as(heard.toString()).isPresent();
            default -> fail("no outcome: " + attack.outcome());
        }
    }

    private static void assertSame(Heard heard, Heard expected) {
        assertThat(heard.rows()).as(heard.toString()).isPresent();
        assertThat(expected.rows()).as("on the views: " + expected).isPresent();
        Rows rows = heard.rows().get();
        assertThat(rows.differenceInAnyOrder(expected.rows().get())).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        guarded.close();
        views.close();
        target.close();
    }
}
