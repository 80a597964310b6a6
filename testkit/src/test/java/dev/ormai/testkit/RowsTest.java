package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RowsTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = Databases.h2();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void numbersOfAllTypesAreEqualIfTheirValuesAre() throws Exception {
        Rows rows = database.query(
                "select cast(10 as int) a, cast(10.00 as numeric(9,2)) b, cast(10 as double precision) c, cast(10 as real) d");

        assertThat(rows.rows())
                .containsExactly(List.of(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN));
    }

    @Test
    void numbersAreRoundedToNineDigits() throws Exception {
        assertThat(database.query("select cast(1 as double precision) / 3").single())
                .isEqualTo(new BigDecimal("0.333333333"));
    }

    @Test
    void pointInTimeDoesNotDependOnTheZoneItIsWrittenIn() throws Exception {
        assertThat(database.query("select timestamp with time zone '2026-01-01 02:00:00+02:00'")
                        .single())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void otherTimesAreTheirJavaTimeTypes() throws Exception {
        assertThat(database.query("select date '2026-02-28' d, timestamp '2026-03-29 02:30:00' t")
                        .rows())
                .containsExactly(List.of(LocalDate.of(2026, 2, 28), LocalDateTime.of(2026, 3, 29, 2, 30)));
    }

    @Test
    void bytesArraysAndJsonAreReadable() throws Exception {
        Rows rows = database.query("select x'00ff' b, array[1, null] a, json '{\"k\": [1, \"a b\"]}' j");

        assertThat(rows.rows())
                .containsExactly(List.of("\\x00ff", Arrays.asList(BigDecimal.ONE, null), "{\"k\":[1,\"a b\"]}"));
    }

    @Test
    void sameRowsInAnotherOrderDifferOnlyInOrder() throws Exception {
        Rows up = database.query("select x from system_range(1, 3) order by x");
        Rows down = database.query("select x from system_range(1, 3) order by x desc");

        assertThat(up.differenceInAnyOrder(down)).isEmpty();
        assertThat(up.differenceInOrder(down))
                .contains(
                        """
                        the rows differ (3 and 3 rows) in [X]:
                        row 1 - 1
                        row 1 + 3
                        row 3 - 3
                        row 3 + 1""");
    }

    @Test
    void numberOfEqualRowsCounts() throws Exception {
        Rows twice = database.query("select 'a' as v union all select 'a'");
        Rows once = database.query("select 'a' as v");

        assertThat(twice.differenceInAnyOrder(once)).contains("the rows differ (2 and 1 rows) in [V]:\n- 1 times 'a'");
    }

    @Test
    void missingRowIsNamedInOrderToo() throws Exception {
        Rows two = database.query("select x from system_range(1, 2) order by x");
        Rows one = database.query("select x from system_range(1, 1) order by x");

        assertThat(two.differenceInOrder(one)).contains("the rows differ (2 and 1 rows) in [X]:\nrow 2 - 2");
    }

    @Test
    void textIsNotTheNumberOrNullItLooksLike() throws Exception {
        Rows text = database.query("select 'null' as v").acrossDatabases();
        Rows absent = database.query("select cast(null as varchar) as v").acrossDatabases();

        assertThat(text.differenceInAnyOrder(absent)).get().asString().contains("- 1 times 'null'", "+ 1 times null");
    }

    @Test
    void otherColumnTypeIsADifference() throws Exception {
        Rows number = database.query("select cast(1 as int) as v");
        Rows big = database.query("select cast(1 as bigint) as v");

        assertThat(number.differenceInOrder(big)).get().asString().startsWith("the columns differ");
        assertThat(number.acrossDatabases().differenceInOrder(big.acrossDatabases()))
                .isEmpty();
    }

    @Test
    void singleOfSeveralRowsIsRefused() throws Exception {
        Rows rows = database.query("select x from system_range(1, 2)");

        assertThatThrownBy(rows::single).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void columnIsFoundInAnyCase() throws Exception {
        assertThat(database.query("select 1 as id, 'a' as v").column("iD")).containsExactly(BigDecimal.ONE);
    }
}
