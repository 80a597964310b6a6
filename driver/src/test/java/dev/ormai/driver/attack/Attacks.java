package dev.ormai.driver.attack;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.attack.Attack;
import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The catalogue on one database: every attempt's outcome, and nothing heard, recorded or logged that belongs to others. */
final class Attacks implements AutoCloseable {
    /** Lists the outcomes as they are, for those who write new cases or review a change of many. */
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    /** Texts of the policy's that no client may ever hear: the places of its key, how it hashes, what it calls a table. */
    private static final List<String> INWARD =
            List.of("\\000", "sha2(concat", "sha256(", "hash('sha", "`t`.", "\"t\".");

    /** Tables, views, functions, types and columns of {@code outside} that no catalog may name. */
    private static final List<String> HIDDEN = List.of("diary", "vault", "everybody", "leak_of", "password_hash");

    private final Target target;
    private Connection guarded;
    private final Connection views;
    private final Logged logged = Logged.begin();

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
        Stream<DynamicTest> attempts = Attack.on(target.kind()).stream()
                .map(attack -> dynamicTest(attack.id() + " " + attack.story(), () -> run(attack)));
        return Stream.concat(attempts, Stream.of(dynamicTest("nothing of it is kept", this::assertNothingKept)));
    }

    private void run(Attack attack) throws SQLException, IOException {
        Heard heard = Heard.from(guarded, attack.sql());

        assertNothingHeard(
                attack.sql(),
                heard.text() + Heard.described(guarded, attack.sql()).text());
        String expected = String.valueOf(attack.outcomes().get(target.kind()));
        String outcome = outcome(heard, attack);
        if (WRITE) {
            Files.writeString(target.outcomes(), attack.id() + "\t" + outcome + "\n", CREATE, APPEND);
        }
        if (expected.startsWith("catalog")) {
            assertThat(outcome).as(heard.toString()).isEqualTo(expected);
        }
        assertThat(outcome).as(heard.toString()).startsWith(expected);
        if (outcome.equals("changed")) {
            // The session may be changed; the next attempt finds one as it was opened.
            guarded.close();
            guarded = target.guarded();
        }
    }

    /** @param said by the client itself, so that it is no news */
    static void assertNothingHeard(String said, String text) {
        assertThat(Canaries.leakedTo(Tenant.ACME, text)).isEmpty();
        String lower = text.toLowerCase(Locale.ROOT);
        String known = said.toLowerCase(Locale.ROOT);
        assertThat(INWARD.stream().filter(lower::contains).filter(inward -> !known.contains(inward)))
                .isEmpty();
    }

    /** What became of it. Rows that the views give too are the same; {@code rows} is for those of which the views cannot be asked. */
    private String outcome(Heard heard, Attack attack) throws SQLException {
        if (heard.refusal().isPresent()) {
            return "refused " + heard.refusal().get();
        }
        if (heard.failure().isPresent()) {
            return Heard.from(views, attack.sql()).failure().isPresent() ? "failed" : "failed here alone";
        }
        if (heard.rows().isEmpty()) {
            return "changed";
        }
        String hoped = String.valueOf(attack.outcomes().get(target.kind()));
        if (hoped.equals("rows")) {
            return "rows";
        }
        if (hoped.startsWith("catalog")) {
            return catalog(heard.rows().get(), attack.sql());
        }
        Heard expected = Heard.from(views, attack.sql());
        if (expected.rows().isEmpty()) {
            return "rows, on the views: " + expected;
        }
        return heard.rows()
                .get()
                .differenceInAnyOrder(expected.rows().get())
                .map(difference -> "other rows: " + difference)
                .orElse("same");
    }

    /** What the database's own catalog told, which has a copy of no view: row for row, and no name that policy hides. */
    private static String catalog(Rows rows, String sql) {
        String told = rows.toString().toLowerCase(Locale.ROOT);
        assertThat(HIDDEN.stream().filter(told::contains).filter(name -> !sql.contains(name)))
                .isEmpty();
        return rows.rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
                .sorted()
                .collect(Collectors.joining("; ", "catalog ", rows.isEmpty() ? "nothing" : ""));
    }

    private void assertNothingKept() throws IOException {
        assertNothingHeard("", logged.text());
        String audit = Files.readString(target.audit());
        assertThat(audit).contains("\"entrance\":\"jdbc\"");
        assertThat(Canaries.leakedTo(Tenant.ACME, audit)).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        logged.close();
        guarded.close();
        views.close();
        target.close();
    }
}
