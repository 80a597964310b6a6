package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list for PostgreSQL against PostgreSQL. */
final class LeakproofListIT {
    private static final Map<Family, String> TYPES = Map.ofEntries(
            Map.entry(Family.BOOLEAN, "bool"),
            Map.entry(Family.INTEGER, "int2 int4 int8"),
            Map.entry(Family.FLOAT, "float4 float8"),
            Map.entry(Family.TEXT, "text"),
            Map.entry(Family.CHAR, "bpchar"),
            Map.entry(Family.DATE, "date"),
            Map.entry(Family.TIME, "time"),
            Map.entry(Family.TIME_WITH_ZONE, "timetz"),
            Map.entry(Family.TIMESTAMP, "timestamp"),
            Map.entry(Family.TIMESTAMP_WITH_ZONE, "timestamptz"),
            Map.entry(Family.INTERVAL, "interval"),
            Map.entry(Family.UUID, "uuid"),
            Map.entry(Family.BINARY, "bytea"));

    /** Per type: the values at its ends, where a comparison or a conversion would fail if any did. */
    private static final String EXTREMES =
            """
            create table extremes as select
              array['-9223372036854775808', '9223372036854775807', '0']::int8[] as integer,
              array['NaN', 'Infinity', '-Infinity', '1e300', '-1e-300', '0']::numeric[] as decimal,
              array['NaN', 'Infinity', '-Infinity', '1.7976931348623157e308', '4.9e-324']::float8[] as float,
              array['', 'İıẞ', E'\\x01', repeat('x', 5000)]::text[] as text,
              array['', 'a  ']::char(20)[] as char,
              array['infinity', '-infinity', '4714-11-24 BC', '5874897-12-31']::date[] as date,
              array['infinity', '-infinity', '4714-11-24 00:00:00 BC', '294276-12-31 23:59:59.999999']::timestamp[] as timestamp,
              array['infinity', '-infinity', '4714-11-24 00:00:00+00 BC', '294276-12-31 23:59:59.999999+00']::timestamptz[]
                as timestamp_with_zone,
              array['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']::uuid[] as uuid,
              array['true', 'false']::bool[] as boolean
            """;

    private final List<LeakproofList.Entry> entries =
            LeakproofList.of(Dialect.POSTGRESQL).entries();

    @Test
    void whatIsSaidToStandInTheCatalogStandsThere() throws SQLException {
        try (TestDatabase database = Databases.postgres()) {
            for (LeakproofList.Entry entry : entries) {
                if (entry.evidence() == LeakproofList.Evidence.CATALOG) {
                    Rows operators = operators(database, entry);

                    assertThat(operators.rows()).as("operators of %s", entry).isNotEmpty();
                    assertThat(operators.rows())
                            .as("operators of %s", entry)
                            .allSatisfy(row -> assertThat(row.toString()).contains("true"));
                }
            }
        }
    }

    private static Rows operators(TestDatabase database, LeakproofList.Entry entry) throws SQLException {
        return database.query(
                """
                select p.proname, p.proleakproof from pg_operator o join pg_proc p on p.oid = o.oprcode
                where o.oprname in ('=', '<>', '<', '<=', '>', '>=')
                  and o.oprleft in (select oid from pg_type where typname = any (string_to_array(?, ' ')))
                  and o.oprright in (select oid from pg_type where typname = any (string_to_array(?, ' ')))""",
                TYPES.get(entry.arguments().get(0)),
                TYPES.get(entry.arguments().get(1)));
    }

    @Test
    void whatWeAddHasItsReason() {
        assertThat(entries)
                .filteredOn(entry -> entry.evidence() == LeakproofList.Evidence.OURS)
                .allSatisfy(entry -> assertThat(entry.reason()).hasSizeGreaterThan(10));
    }

    @Test
    void whatWeAddDoesNotFailAtTheEndsOfItsTypes() throws SQLException {
        try (TestDatabase database = Databases.postgres()) {
            database.execute(EXTREMES);
            int tried = 0;
            for (LeakproofList.Entry entry : entries) {
                if (entry.arguments().stream().allMatch(LeakproofListIT::hasExtremes)) {
                    database.query(over(entry));
                    tried++;
                }
            }
            assertThat(tried).isGreaterThan(50);
        }
    }

    private static boolean hasExtremes(Family family) {
        return EXTREMES.contains(" as " + column(family) + "\n") || EXTREMES.contains(" as " + column(family) + ",");
    }

    /** Numbers without a limit and those with one have the same values here. */
    private static String column(Family family) {
        return family == Family.UNLIMITED_DECIMAL ? "decimal" : family.key();
    }

    private static String over(LeakproofList.Entry entry) {
        String from = " from extremes, unnest(%s) a"
                .formatted(quoted(entry.arguments().get(0)));
        if (entry.arguments().size() > 1) {
            from += ", unnest(%s) b".formatted(quoted(entry.arguments().get(1)));
        }
        return "select "
                + switch (entry.kind()) {
                    case COMPARE ->
                        List.of("=", "<>", "<", "<=", ">", ">=").stream()
                                .map(operator -> "count(*) filter (where a %s b)".formatted(operator))
                                .collect(Collectors.joining(", "));
                    case ARITHMETIC, FUNCTION -> "count(%s)".formatted(call(entry));
                    case CAST -> "count(cast(a as %s))".formatted(type(entry.result()));
                    case PATTERN -> "count(a like '%')";
                }
                + from;
    }

    private static String call(LeakproofList.Entry entry) {
        if (entry.name().startsWith("extract ")) {
            return "extract(%s from a)".formatted(entry.name().substring("extract ".length()));
        }
        if (List.of("sum", "avg").contains(entry.name())) {
            return "*), %s(a".formatted(entry.name());
        }
        if (entry.kind() == LeakproofList.Kind.ARITHMETIC) {
            return entry.arguments().size() == 1 ? entry.name() + "a" : "a %s b".formatted(entry.name());
        }
        return entry.arguments().size() == 1 ? "%s(a)".formatted(entry.name()) : "%s(a, b)".formatted(entry.name());
    }

    private static String type(Family family) {
        return switch (family) {
            case TEXT, DATE -> family.name().toLowerCase(Locale.ROOT);
            case FLOAT -> "float8";
            default -> "numeric";
        };
    }

    private static String quoted(Family family) {
        return '"' + column(family) + '"';
    }
}
