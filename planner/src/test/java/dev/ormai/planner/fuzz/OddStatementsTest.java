package dev.ormai.planner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.policy.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is wrong or odd about a statement is answered by a code of its own, never as a fault of ours. How many for each
 * dialect: {@code -Dormai.odd.statements=…}; where they begin: {@code -Dormai.odd.seed=…}.
 */
final class OddStatementsTest {
    private static final int STATEMENTS = Integer.getInteger("ormai.odd.statements", 1_000);
    private static final long SEED = Long.getLong("ormai.odd.seed", 20_240_101L);

    private final OrmAiPlanner planner = new OrmAiPlanner();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void noStatementIsAnInternalError(Dialect dialect) throws IOException {
        FuzzShop shop = FuzzShop.unplanned(dialect);
        OddStatements statements = new OddStatements(new Random(SEED), dialect, Seeds.statements());
        Map<String, Integer> answers = new TreeMap<>();
        Map<String, String> faults = new LinkedHashMap<>();
        for (int i = 0; i < STATEMENTS; i++) {
            String sql = statements.next();
            Faults.clear();
            Plan plan = planner.plan(shop.request(sql));
            answers.merge(answer(plan), 1, Integer::sum);
            if (plan instanceof Plan.Refuse refuse && refuse.refusal().code() == ErrorCode.INTERNAL_ERROR) {
                faults.putIfAbsent(place(Faults.last(refuse.refusal().message())), sql);
            }
        }

        System.out.printf("odd statements %s: %d from seed %d: %s%n", dialect, STATEMENTS, SEED, answers);
        assertThat(faults).isEmpty();
        assertThat(answers.get("admitted")).isGreaterThan(STATEMENTS / 20);
    }

    /** Odd, and yet each is as good a query as any other: its second table is found wherever it stands. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aQueryThatDecidesNothingIsFound(Dialect dialect) {
        FuzzShop shop = FuzzShop.unplanned(dialect);

        for (String sql : statements(dialect)) {
            assertThat(planner.plan(shop.request(sql))).as(sql).isInstanceOfSatisfying(Plan.Forward.class, forward -> {
                assertThat(forward.explanation().tables()).hasSize(2);
                assertThat(forward.explanation().unplannedReason()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void rowsOfUnequalWidthAreRefusedInWords(Dialect dialect) {
        assertRefused(dialect, "select id, name from customers union select id from customers", "give 2 and 1 columns");
        assertRefused(
                dialect,
                "select id from customers where id in (select id, name from customers)",
                "a query of 2 columns");
        assertRefused(
                dialect,
                "select id from customers where (id, name) in (select id from customers)",
                "compares 2 values");
        assertRefused(
                dialect,
                "select id from customers where (id, name) in (select id, name from customers union select id, ssn from"
                        + " customers)",
                "ssn");
    }

    @Test
    void valuesOfUnequalWidthAreRefusedInWords() {
        assertRefused(Dialect.POSTGRESQL, "values (1, 2), (3)", "have 2 and 1 values");
    }

    private void assertRefused(Dialect dialect, String sql, String message) {
        assertThat(planner.plan(FuzzShop.unplanned(dialect).request(sql)))
                .as(sql)
                .isInstanceOfSatisfying(
                        Plan.Refuse.class,
                        refuse -> assertThat(refuse.refusal().message()).containsIgnoringCase(message));
    }

    private static List<String> statements(Dialect dialect) {
        List<String> statements = new ArrayList<>(List.of(
                "select name, count(*) from customers group by name having (select count(*) from orders) > null",
                "select name from customers where null = (select count(*) from orders)",
                "select name from customers where false and exists (select 1 from orders)",
                "select name from customers where exists (select 1 from orders) is null",
                "select c.name from customers c join customers d on (select count(*) from orders) <> null"));
        statements.add(
                switch (dialect) {
                    case POSTGRESQL ->
                        "select string_agg(name, ',' order by (select max(id) from orders)) over () from customers";
                    case MYSQL ->
                        "select group_concat(name order by (select max(id) from orders)) over () from customers";
                    case H2 ->
                        "select listagg(name, ',') within group (order by (select max(id) from orders)) over ()"
                                + " from customers";
                });
        return statements;
    }

    private static String answer(Plan plan) {
        return plan instanceof Plan.Refuse refuse ? refuse.refusal().code().name() : "admitted";
    }

    /** One fault is one place in the code. */
    private static String place(RuntimeException fault) {
        return fault + " at " + fault.getStackTrace()[0];
    }
}
