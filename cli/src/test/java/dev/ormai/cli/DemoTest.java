package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DemoTest {
    @Test
    void tourShowsWhatItPromises() {
        CommandRun run = CommandRun.of("demo", "--once", "--db", "h2");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("anna@nordwind.example")
                .contains("Falcon Couriers")
                .contains("a***@nordwind.example")
                .contains("\"t\".\"TENANT_ID\" = ?")
                .contains("'globex'  the principal's tenant")
                .contains("refused FIELD_NOT_ALLOWED Field 'SALARY' is not allowed on model 'Employee'")
                .contains("hint: Allowed fields for Employee")
                .contains("refused MODEL_NOT_ALLOWED")
                .contains("policy_decisions")
                .contains("are true.");
        assertThat(Canaries.leakedTo(Tenant.ACME, run.out())).isEmpty();
    }

    @Test
    void linesFitTheTerminal() {
        CommandRun run = CommandRun.of("demo", "--once", "--db", "h2");

        assertThat(run.lines()).filteredOn(line -> !line.contains("[\"")).allMatch(line -> line.length() <= 100);
    }

    @Test
    void statementsThatWaitAreAnsweredAfterTheTourAsWhoWasChosen() {
        String input =
                """
                \\as globex
                select count(*) from customers where region = 'central'
                select ssn from customers
                \\q
                select 'never asked' from customers
                """;

        CommandRun run = CommandRun.withInput(input, "demo", "--db", "h2");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("is not part of this build yet", "now globex", "refused FIELD_NOT_ALLOWED Field 'SSN'")
                .doesNotContain("never asked");
    }

    @Test
    @Timeout(60)
    void withoutATerminalTheDemoEnds() {
        assertThat(CommandRun.of("demo", "--db", "h2").code()).isZero();
    }
}
