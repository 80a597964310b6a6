package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FencesTest {
    private final Ledger ledger = new Ledger(Dialect.POSTGRESQL, "public");

    @Test
    void aStatementThatCannotFailHasNoFence() {
        assertThat(
                        fences(
                                """
                        select sum(total) / count(*), lower(name) from entries e
                        where id in (1, 2) and name like 'a%' and amount between 1 and 2.5 and booked >= '2024-01-01'
                          and exists (select 1 from items i where i.account_id = e.account_id and i.total > 3)
                          and big > (select max(total) from items)
                        group by name having sum(total) > 5 order by 2"""))
                .isEmpty();
    }

    @Test
    void anExpressionThatMayFailIsFencedAndToldWithoutItsValues() {
        assertThat(fences("select id from entries where 1 / (total - 33) > 0"))
                .containsExactly("Entry: fenced, because ? / (\"total\" - ?) > ? may fail on a row");
    }

    @Test
    void whereEqualColumnsStandForEachOtherEveryTableIsFenced() {
        String sql = "select e.id from entries e join items i on i.big = e.big where i.big + 1 > 0";

        assertThat(fences(new Ledger(Dialect.MYSQL, "public"), sql))
                .anyMatch(line -> line.startsWith("Entry: fenced"))
                .anyMatch(line -> line.startsWith("Line: fenced"));
        assertThat(fences(sql)).noneMatch(line -> line.startsWith("Entry: fenced"));
    }

    @Test
    void harmlessConditionsOnTheSameTableStandBelowTheFenceToo() {
        assertThat(text("select id from entries e where e.id = 7 and lower(name) = ? and 1 / total > 0"))
                .contains(
                        "where \"t\".\"tenant_id\" = ? and \"t\".\"id\" = 7 and pg_catalog.lower(\"t\".\"name\") = ? offset 0) as \"e\"")
                .endsWith("where \"e\".\"id\" = 7 and pg_catalog.lower(\"name\") = ? and 1 / \"total\" > 0");
    }

    @Test
    void aChoiceThatIsTheWholeConditionStandsBelowTheFenceInParentheses() {
        assertThat(text("select e.id from entries e join items i on 1 / e.total > 0 where e.id = 7 or e.id = 8"))
                .contains(
                        "where \"t\".\"tenant_id\" = ? and (\"t\".\"id\" = 7 or \"t\".\"id\" = 8) offset 0) as \"e\"");
    }

    @Test
    void aConditionOnAColumnStandsBelowTheFenceOfItsEqualToo() {
        assertThat(
                        text(
                                """
                        select e.id from entries e join accounts a on a.id = e.account_id
                        where a.id in (3, 4) and a.name = 'x' and 1 / e.total > 0"""))
                .contains("and \"t\".\"account_id\" in (3, 4) offset 0) as \"e\"");
        assertThat(
                        text(
                                """
                        select e.id from accounts a left join entries e on a.id = e.account_id and 1 / e.total > 0
                        where a.id in (3, 4)"""))
                .doesNotContain("\"t\".\"account_id\" in");
    }

    @Test
    void aConditionOfTheWhereStaysAboveTheNullableSideOfAnOuterJoin() {
        assertThat(
                        text(
                                """
                        select a.id from accounts a left join items i on i.account_id = a.id and i.id = 5 and 1 / i.total > 0
                        where i.big = 3 and a.id = 9"""))
                .contains("and \"t\".\"id\" = 5 offset 0) as \"i\"")
                .doesNotContain("\"t\".\"big\" = 3");
    }

    @Test
    void theOtherTableOfAJoinIsNotFenced() {
        assertThat(fences("select e.id from entries e join accounts a on a.id = e.account_id where 1 / a.total > 0"))
                .containsExactly("Account: fenced, because ? / \"a\".\"total\" > ? may fail on a row");
    }

    @Test
    void anExpressionOfADerivedTableIsFollowedToWhereItIsUsed() {
        assertThat(fences("select y from (select 1 / total as y from entries) s"))
                .isEmpty();
        assertThat(fences("select y from (select 1 / total as y from entries) s where y > 0"))
                .hasSize(1);
        assertThat(fences("with s as (select 1 / total as y from entries) select y from s where y > 0"))
                .hasSize(1);
        assertThat(fences("select y from (select 1 / total as y from entries limit 3) s where y > 0"))
                .isEmpty();
        assertThat(fences("select n from (select sum(total) as n from entries group by name) s where n / 2 > 0"))
                .isEmpty();
    }

    @Test
    void aGroupedExpressionIsPushedBelowItsGroupAndThereforeFenced() {
        assertThat(fences("select y from (select total / 2 as y from entries group by total / 2) s where y > 0"))
                .hasSize(1);
        assertThat(fences("select total from entries group by total having 1 / total > 0"))
                .hasSize(1);
    }

    @Test
    void aNestedQueryThatMayFailFencesWhatIsAroundIt() {
        assertThat(fences("select id from entries e where total > (select total from items)"))
                .hasSize(1);
        assertThat(fences("select id from entries e where exists (select 1 from items i where i.id = 1 / e.total)"))
                .hasSize(2);
    }

    @Test
    void decimalsOfFewDigitsAreMultipliedAndAddedBesideThePolicy() {
        assertThat(fences("select id from entries where amount * 1.19 - -amount + total > ?"))
                .isEmpty();
        assertThat(
                        fences(
                                "select id from entries e where total > (select 0.5 * sum(e2.amount) from entries e2 where e2.id = e.id)"))
                .isEmpty();
        assertThat(text("select id from entries where amount * 2 > 7 and 1 / total > 0"))
                .contains("and \"t\".\"amount\" * 2 > 7 offset 0)");
    }

    @Test
    void arithmeticThatMayOverflowIsFenced() {
        String product = "amount" + " * amount".repeat(99);
        assertThat(fences("select id from entries where %s > 0".formatted(product)))
                .hasSize(1);
        for (String overflowing : List.of(
                "big * big * amount",
                "big * 2",
                "-big",
                "amount * ratio",
                "amount * ?",
                "amount * 1e400",
                "amount * " + "9".repeat(50),
                "amount / 2",
                "amount % 2",
                "amount * sum")) {
            assertThat(fences("select id from (select e.*, amount * amount as sum from entries e) e where %s > 0"
                            .formatted(overflowing)))
                    .as(overflowing)
                    .hasSize(overflowing.endsWith("sum") ? 0 : 1);
        }
        assertThat(
                        fences(
                                "select id from entries e where total > (select 2 * sum(e2.big) from entries e2 where e2.id = e.id)"))
                .hasSize(1);
        assertThat(fences(new Ledger(Dialect.H2, "PUBLIC"), "select id from entries where amount * 2 > 7"))
                .hasSize(1);
    }

    /** Beside a double such a decimal becomes one, and is too large for it. */
    @Test
    void aDecimalOfManyDigitsIsNotTakenForOneOfFew() {
        assertThat(fences("select id from entries where coalesce(amount, 0) < ratio"))
                .isEmpty();
        for (String many :
                List.of("1e400", "9".repeat(400), "numeric '1e400'", "cast('1e400' as numeric)", "'1e400'::numeric")) {
            assertThat(fences("select id from entries where coalesce(amount, %s) < ratio".formatted(many)))
                    .as(many)
                    .hasSize(1);
            assertThat(fences("select id from entries where case when total > 3 then amount else %s end < ratio"
                            .formatted(many)))
                    .as(many)
                    .hasSize(1);
        }
    }

    /** A literal becomes a double before any row; a number that a row chooses does so for each row. */
    @Test
    void aNumberThatRowsChooseIsNotTakenForALiteral() {
        for (String chosen : List.of(
                "case when total = 33 then 1e400 else 1 end",
                "(select max(1e400) from accounts a where a.id = e.account_id)",
                "coalesce(amount, (1e400))",
                "coalesce(amount, -1e400)",
                "coalesce(total, (1e400))")) {
            assertThat(fences("select e.id from entries e where ratio < " + chosen))
                    .as(chosen)
                    .hasSize(1);
        }
        assertThat(
                        fences(
                                """
                        select e.id from entries e left join (select id, 1e400 as x from accounts) a on a.id = e.account_id
                        where (a.x = e.ratio) is null"""))
                .isNotEmpty();
        assertThat(fences("select e.id from entries e where ratio not in (select 1e400 from accounts)"))
                .hasSize(1);
        assertThat(
                        fences(
                                "select e.id from entries e where ratio = 1e400 and amount < case when total > 3 then 2 else 1e400 end"))
                .isEmpty();
    }

    /** A literal that ends with its escape character is refused; a pattern that rows choose fails on the row that it meets. */
    @Test
    void aPatternThatRowsChooseIsFenced() {
        assertThat(fences("select id from entries where name like case when total = 33 then '\\' else 'a' end"))
                .hasSize(1);
        assertThat(
                        fences(
                                """
                        select e.id from entries e left join (select id, '\\' as p from accounts) a on a.id = e.account_id
                        where e.name like a.p or a.id is null"""))
                .isNotEmpty();
    }

    @Test
    void anIntegerThatIsComputedMayBeADecimalOfMoreDigits() {
        String product = "1.0" + " * c".repeat(12);
        String computed = "select e.id from (select e.*, coalesce(total, %s) as c from entries e) e where %s > ratio";

        assertThat(fences(computed.formatted("9".repeat(40), product))).hasSize(1);
        assertThat(fences("select e.id from entries e where %s > ratio".formatted(product.replace("c", "total"))))
                .isEmpty();
    }

    @Test
    void aTextThatRowsChooseIsNotReadAsAnotherType() {
        assertThat(fences("select id from entries where name = case when total > 3 then 'a' else 'b' end"))
                .isEmpty();
        assertThat(fences(
                        new Ledger(Dialect.H2, "PUBLIC"),
                        "select id from entries where booked = case when total > 3 then 'a' else '2024-01-01' end"))
                .hasSize(1);
    }

    @Test
    void rowsThatAreJoinedWithTheirParentsAreNotSortedByWhatMayFailBefore() {
        assertThat(fences("select id from items order by 1 / total")).hasSize(1);
        assertThat(fences("select id from entries order by 1 / total")).isEmpty();
        assertThat(fences("select 1 / total from items")).isEmpty();
    }

    @Test
    void aMaskThatMayFailIsFencedWhereItDecides() {
        assertThat(fences("select id from accounts where secret = 1")).hasSize(1);
        assertThat(fences("select secret from accounts")).isEmpty();
    }

    @Test
    void aTableSharedByAllIsNeverFenced() {
        assertThat(fences("select id from codes where 1 / id > 0")).isEmpty();
    }

    @Test
    void columnsOfDifferentTypesAreNotComparedBesideThePolicy() {
        assertThat(fences(new Ledger(Dialect.MYSQL, "shop"), "select id from entries where name = 5"))
                .hasSize(1);
        assertThat(fences(
                        new Ledger(Dialect.MYSQL, "shop"),
                        "select e.id from entries e join items i on i.name = e.total"))
                .hasSize(2);
        assertThat(fences(new Ledger(Dialect.H2, "PUBLIC"), "select id from entries where name = ?"))
                .hasSize(1);
    }

    /** Where a number may be bound to it, every text of the column would be read as a number. */
    @Test
    void aParameterBesideATextIsFencedWhereTheDatabaseConvertsTheText() {
        String sql = "select id from entries where name = ? and id = ?";

        assertThat(fences(new Ledger(Dialect.MYSQL, "shop"), sql)).hasSize(1);
        assertThat(fences(new Ledger(Dialect.H2, "PUBLIC"), sql)).hasSize(1);
        assertThat(fences(sql)).isEmpty();
    }

    @Test
    void aPatternThatFailsOnSomeValuesOnlyIsRefused() {
        assertThat(ledger.plan("select id from entries where name like '%b\\'")).isInstanceOf(Plan.Refuse.class);
        assertThat(ledger.plan("select id from entries where name like '%b!' escape '!'"))
                .isInstanceOf(Plan.Refuse.class);
        assertThat(ledger.plan("select id from entries where name like '%b!!' escape '!'"))
                .isInstanceOf(Plan.Forward.class);
    }

    @Test
    void eachDialectHasItsOwnFence() {
        String sql = "select id from entries where 1 / total > 0";

        assertThat(new Ledger(Dialect.MYSQL, "shop").forward(sql).sql().text())
                .contains("= cast(? as binary) limit 18446744073709551615) as");
        assertThat(new Ledger(Dialect.H2, "PUBLIC").forward(sql).sql().text()).contains("= ? offset 0) as");
    }

    @Test
    void nestedQueriesAreSearchedInTimeThatGrowsWithTheirLength() {
        StringBuilder sql = new StringBuilder("select id from entries where 1 / total > 0");
        for (int i = 0; i < 20; i++) {
            sql.insert(0, "select id from entries where total / 2 > 0 and id in (")
                    .append(')');
        }

        assertThat(fences(sql.toString())).hasSize(21);
    }

    private String text(String sql) {
        return ledger.forward(sql).sql().text();
    }

    private List<String> fences(String sql) {
        return fences(ledger, sql);
    }

    private static List<String> fences(Ledger ledger, String sql) {
        return ledger.forward(sql).explanation().decisions().stream()
                .filter(decision -> decision.contains("fenced"))
                .toList();
    }
}
