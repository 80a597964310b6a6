package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PostgreSQL plans with values sampled from all rows, hidden ones too. Two tables of the same shape, in neither of which the
 * principal may see a row, with other values: every answer about the one is the answer about the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SampledValuesIT {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Full: {table: full_notes}
              Bare: {table: bare_notes}
            """;

    private final TestDatabase database;

    SampledValuesIT() throws SQLException {
        this.database = Databases.postgres();
    }

    @BeforeAll
    void sample() throws SQLException {
        for (String table : List.of("full_notes", "bare_notes")) {
            database.execute(
                    "create table " + table
                            + " (id int, tenant_id varchar(40) not null, v text, vc varchar(40), n name, c char(9), b bytea, j jsonb)",
                    "create index on " + table + " (v text_pattern_ops)");
        }
        database.execute(
                "insert into full_notes select i, 'globex', 'abcd', 'abcd', 'abcd', 'abcd', 'abcd',"
                        + " '{\"a\": \"2020-01-01 00:00:00\"}' from generate_series(1, 200) i",
                "insert into bare_notes select i, 'globex', '', '', '', '', '', '{}' from generate_series(1, 200) i",
                "analyze full_notes",
                "analyze bare_notes");
    }

    @AfterAll
    void drop() throws SQLException {
        database.close();
    }

    /** A leak: planning fails on a value that only other tenants have. */
    @Test
    void aRawConnectionShowsWhatIsGuardedAgainst() throws SQLException {
        try (Connection raw = database.connect()) {
            assertThat(answer(raw, "select id from full_notes where tenant_id = 'acme' and v like ?", "%\\"))
                    .contains("must not end with escape");
            assertThat(answer(raw, "select id from bare_notes where tenant_id = 'acme' and v like ?", "%\\"))
                    .isEqualTo("0 rows");
            assertThat(answer(
                            raw,
                            "select id from full_notes where tenant_id = 'acme' and j @@ ?::jsonpath",
                            "$.a.datetime() < \"2020-01-01 00:00:00 +00:00\".datetime()"))
                    .contains("without time zone usage");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "v like ?;%\\",
                "v not like ?;%\\",
                "v ilike ?;%\\",
                "vc like ?;%\\",
                "n like ?;%\\",
                "c like ?;%\\",
                "v ~~ ?;%\\",
                "v !~~* ?;%\\",
                "v operator(pg_catalog.~~) ?;%\\",
                "v like ?::text;%\\",
                "v like cast(? as varchar(2));%\\\\",
                "v like '%' || ?;\\",
                "v like concat('%', ?);\\",
                "v like lower(?);%\\",
                "v like ? escape '!';%!",
                "v like ? escape lower('!');%!",
                "v like any (array[?]);%\\",
                "v like all (array['%', lower(?)]);%\\",
                "v like any (array[?]::text[]);%\\",
                "v ilike any (string_to_array(?, ','));%\\",
                "v not like all (string_to_array(?, ','));%\\",
                "b like ?::bytea;%\\\\",
                "case when true then v end like ?;%\\",
                "v ~ ?;(",
                "v ~* ?;[",
                "v !~ ?;a{5,1}",
                "v similar to ?;(",
                "v similar to ?;a\\",
                "regexp_like(v, ?);(",
                "j @?? ?::jsonpath;$.a.datetime() ? (@ < '2020-01-01 00:00:00 +00:00'.datetime())",
                "j @?? ?;$.a.datetime() ? (@ < '2020-01-01 00:00:00 +00:00'.datetime())",
                "j @@ ?::jsonpath;$.a.datetime() < '2020-01-01 00:00:00 +00:00'.datetime()",
                "j @?? ?;$.a ? (@ like_regex '^(')"
            })
    void aBoundConstantTellsNothingOfHiddenValues(String condition, String value) throws SQLException {
        String bound = value.replace('\'', '"');
        assertSame(condition, bound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v like '%\\'",
                "v like '%!' escape '!'",
                "v like '%' || '\\'",
                "v like any (array['%\\'])",
                "v like any ('{\"%\\\\\\\\\"}'::text[])",
                "v ~~ all (array['%', '%\\'])",
                "v ~ '('",
                "v similar to '('",
                "b like '%\\\\'::bytea",
                "j @? '$.a.datetime() ? (@ < \"2020-01-01 00:00:00 +00:00\".datetime())'",
                "j @@ '$.a.datetime() < \"2020-01-01 00:00:00 +00:00\".datetime()'",
                "j @@ ('$.a.datetime() < \"2020-01-01 00:00:00 +00:00\".datetime()')::jsonpath"
            })
    void aLiteralTellsNothingOfHiddenValues(String condition) throws SQLException {
        assertSame(condition);
    }

    /** The second statement is served from the plan of the first. */
    @Test
    void aKnownShapeRemembersItsPatterns() throws SQLException {
        try (Connection guarded = connect()) {
            assertThat(answer(guarded, "select id from full_notes where id = 7 and v like ?", "%\\"))
                    .startsWith("42000");
            assertThat(answer(guarded, "select id from full_notes where id = 8 and v like ?", "%\\"))
                    .startsWith("42000");
        }
    }

    private void assertSame(String condition, String... values) throws SQLException {
        try (Connection guarded = connect()) {
            String full = answer(guarded, "select id from full_notes where " + condition, values);
            String bare = answer(guarded, "select id from bare_notes where " + condition, values);

            assertThat(full.replace("full", "bare")).isEqualTo(bare);
        }
    }

    private Connection connect() throws SQLException {
        PolicySet policy = PolicyFile.parse(POLICY, "notes.yaml", Secrets.ofProcess());
        return OrmAiDataSource.around(Shops.source(database))
                .policy(policy)
                .audit("off")
                .principal(Shops.ACME)
                .build()
                .getConnection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v like ?", "v like ? || '%'", "v like concat(?, '%')", "v like 'x17%'"})
    void aPrefixKeepsItsIndex(String condition) throws SQLException {
        try (Connection guarded = connect()) {
            String text = guarded.unwrap(OrmAiConnection.class)
                    .explain("select id from full_notes where " + condition.replace("?", "'x17%'"))
                    .rewrittenTemplate();
            assertThat(text).doesNotContain("(select ?");
        }
    }

    /** What a client hears: the number of rows, or the error. */
    private static String answer(Connection connection, String sql, String... values) throws SQLException {
        boolean bound = values.length > 0;
        try (Statement statement = bound ? connection.prepareStatement(sql) : connection.createStatement()) {
            int rows = 0;
            for (int i = 0; i < values.length; i++) {
                ((PreparedStatement) statement).setString(i + 1, values[i]);
            }
            try (ResultSet found =
                    bound ? ((PreparedStatement) statement).executeQuery() : statement.executeQuery(sql)) {
                while (found.next()) {
                    rows++;
                }
            }
            return rows + " rows";
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage() + Arrays.toString(e.getSuppressed());
        }
    }
}
