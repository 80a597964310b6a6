package dev.ormai.planner.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.function.FunctionList.Kind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PostgresFunctionListIT {
    /** The grammar's own, which no catalog holds. */
    private static final Set<String> GRAMMAR = Set.of(
            ("coalesce nullif greatest least grouping current_catalog current_date current_time current_timestamp localtime localtimestamp trim "
                            + "json_array json_arrayagg json_exists json_objectagg json_query json_scalar json_serialize json_table json_value")
                    .split(" "));

    /** Newer than the server of the tests. */
    private static final Set<String> NEWER =
            Set.of("array_reverse", "array_sort", "casefold", "crc32", "crc32c", "gamma", "lgamma", "uuidv4", "uuidv7");

    /** They answer anew at every call and change nothing but the state of their own generator. */
    private static final Set<String> CLOCK_AND_CHANCE = Set.of(
            "array_sample",
            "array_shuffle",
            "clock_timestamp",
            "gen_random_uuid",
            "random",
            "random_normal",
            "timeofday");

    @Test
    void postgresHasEveryFunctionOfTheList() throws Exception {
        Set<String> missing = new TreeSet<>(FunctionList.of(Dialect.POSTGRESQL).names());
        missing.removeAll(
                names("select distinct proname from pg_proc where pronamespace = 'pg_catalog'::regnamespace"));
        missing.removeAll(GRAMMAR);
        missing.removeAll(NEWER);

        assertThat(missing).isEmpty();
    }

    @Test
    void onlyClockAndChanceAnswerAnew() throws Exception {
        assertThat(listed("provolatile = 'v'")).isEqualTo(new TreeSet<>(CLOCK_AND_CHANCE));
    }

    @Test
    void noneIsKeptFromParallelPlansForItsEffects() throws Exception {
        // It may have to set up the session's own schema for temporary tables.
        assertThat(listed("proparallel = 'u'")).containsExactly("current_schema");
    }

    @Test
    void noneTakesTheNameOfAnObjectThatHoldsRows() throws Exception {
        assertThat(
                        listed(
                                "'regclass'::regtype = any (proargtypes::oid[]) or 'refcursor'::regtype = any (proargtypes::oid[])"))
                .isEmpty();
    }

    @Test
    void kindIsThatOfTheCatalog() throws Exception {
        Set<String> aggregates = listed("prokind = 'a'");
        Set<String> windows = listed("prokind = 'w'");
        Set<String> sets = listed("proretset");
        FunctionList list = FunctionList.of(Dialect.POSTGRESQL);

        for (String name : list.names()) {
            Kind kind = list.kind(name).orElseThrow();
            if (!GRAMMAR.contains(name) && !NEWER.contains(name)) {
                assertThat(kind == Kind.AGGREGATE)
                        .as(name)
                        .isEqualTo(aggregates.contains(name) && !windows.contains(name));
                assertThat(kind == Kind.WINDOW).as(name).isEqualTo(windows.contains(name));
            }
            if (sets.contains(name)) {
                assertThat(kind).as(name).isEqualTo(Kind.TABLE);
            }
        }
    }

    private static Set<String> listed(String condition) throws Exception {
        Set<String> names =
                names("select distinct proname from pg_proc where pronamespace = 'pg_catalog'::regnamespace and ("
                        + condition + ")");
        names.retainAll(FunctionList.of(Dialect.POSTGRESQL).names());
        return names;
    }

    private static Set<String> names(String sql) throws Exception {
        Set<String> names = new TreeSet<>();
        try (TestDatabase database = Databases.postgres();
                Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet resultSet = statement.executeQuery()) {
            while (resultSet.next()) {
                names.add(resultSet.getString(1));
            }
        }
        return names;
    }
}
