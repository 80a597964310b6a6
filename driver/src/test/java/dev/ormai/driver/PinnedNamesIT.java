package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody who may create in a schema of the search path makes functions, operators, types and casts that read everything
 * and fit better than the database's own. Each of them leaves a row in {@code traces} if it ever runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PinnedNamesIT {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Customer: {table: customers, fields: {name: {mask: partial}, code: {mask: {sql: "upper(code)"}}}}
            sql: {functions: {allow: [permitted, current_setting]}}
            """;

    private final TestDatabase database;

    PinnedNamesIT() throws SQLException {
        this.database = Databases.postgres();
    }

    @BeforeAll
    void prepare() throws SQLException {
        database.execute(
                "create schema ext",
                "create extension citext schema ext",
                "create type mood as enum ('glad', 'sad')",
                "create table customers (id int primary key, tenant_id varchar(40) not null, name varchar(60),"
                        + " code varchar(20), mail ext.citext, feels mood, doc jsonb)",
                "insert into customers values (1, 'acme', 'Ada', 'a-1', 'Ada@x', 'glad', '{\"a\": 1}'),"
                        + " (2, 'globex', 'Eve', 'e-2', 'Eve@x', 'sad', '{\"a\": 2}')",
                "create table traces (what text)",
                "create function trace(what text) returns text language plpgsql as"
                        + " $$ begin insert into public.traces values (what); return what; end $$",
                // Overloads of listed functions with closer arguments, in a schema of the search path.
                "create function upper(varchar) returns text language sql as $$ select public.trace('upper') $$",
                "create function length(varchar) returns int language sql as $$ select length(public.trace('length')) $$",
                "create function \"left\"(varchar, int) returns text language sql as $$ select public.trace('left') $$",
                "create function abs(varchar) returns text language sql as $$ select public.trace('abs') $$",
                "create function concat(varchar, varchar) returns text language sql as"
                        + " $$ select public.trace('concat') $$",
                "create function stolen(text) returns text language sql as $$ select public.trace('stolen') $$",
                "create function permitted(text) returns text language sql as $$ select 'permitted ' || $1 $$",
                "create schema other",
                "create function other.permitted(text) returns text language sql as"
                        + " $$ select public.trace('other.permitted') $$",
                // Operators: a new symbol, and known symbols over closer types.
                "create function nosy(int) returns text language sql as $$ select public.trace('###') $$",
                "create operator ### (rightarg = int, function = nosy)",
                "create function same(varchar, varchar) returns boolean language sql as"
                        + " $$ select public.trace('=') is null $$",
                "create schema evil",
                "create operator evil.= (leftarg = varchar, rightarg = varchar, function = public.same)",
                "create operator evil.~~ (leftarg = varchar, rightarg = varchar, function = public.same)",
                "create operator evil.>= (leftarg = varchar, rightarg = varchar, function = public.same)",
                "create operator evil.<= (leftarg = varchar, rightarg = varchar, function = public.same)",
                "create function joined(varchar, varchar) returns text language sql as $$ select public.trace('||') $$",
                "create operator evil.|| (leftarg = varchar, rightarg = varchar, function = public.joined)",
                // Types, casts and domains that run a function.
                "create function checked(text) returns boolean language sql as"
                        + " $$ select public.trace('domain') is not null $$",
                "create domain leaky as text check (checked(value))",
                "create type pair as (a text)",
                "create function to_pair(int) returns pair language sql as $$ select row(public.trace('cast'))::pair $$",
                "create cast (int as pair) with function to_pair(int)",
                "create type evil_mood as enum ('glad')",
                "create function to_mood(int) returns evil_mood language sql as"
                        + " $$ select case when public.trace('cast') is null then null else 'glad'::evil_mood end $$",
                "create cast (int as evil_mood) with function to_mood(int)",
                "create function same_mail(ext.citext, varchar) returns boolean language sql as"
                        + " $$ select public.trace('<>') is null $$",
                "create collation mine from \"C\"");
    }

    @BeforeEach
    void forgetTraces() throws SQLException {
        database.execute("delete from traces");
    }

    @AfterAll
    void drop() throws SQLException {
        database.close();
    }

    private Connection connect() throws SQLException {
        PolicySet policy = PolicyFile.parse(POLICY, "names.yaml", Secrets.ofProcess());
        return OrmAiDataSource.around(Proxies.source(() -> onPath("evil, public, ext")))
                .policy(policy)
                .audit("off")
                .principal(Shops.ACME)
                .build()
                .getConnection();
    }

    private Connection onPath(String path) throws SQLException {
        Connection raw = database.connect();
        try (Statement statement = raw.createStatement()) {
            statement.execute("set search_path to " + path);
        }
        return raw;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select upper(tenant_id) from customers",
                "select upper(code) from customers",
                "select name, code from customers",
                "select pg_catalog.upper(tenant_id) from customers",
                "select length(tenant_id), left(tenant_id, 2), concat(tenant_id, code) from customers",
                "select id from customers where tenant_id = code",
                "select id from customers where tenant_id in (code, code)",
                "select id from customers where tenant_id between code and code",
                "select id from customers where tenant_id like code",
                "select nullif(tenant_id, code), case tenant_id when code then 1 end from customers",
                "select tenant_id || code from customers",
                "select a.id from customers a join customers b using (tenant_id, code)",
                "select id from customers where tenant_id = any (array[code, code])",
                "select id from customers where (tenant_id, code) = (code, tenant_id)"
            })
    void theDatabasesOwnRuns(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                assertThat(String.valueOf(rows.getString(1))).doesNotContain("globex", "Eve");
            }
        }

        assertThat(traces()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select public.upper(tenant_id) from customers",
                "select public.trace('x')",
                "select stolen(tenant_id) from customers",
                "select other.permitted('x')",
                "select abs(tenant_id) from customers",
                "select ### id from customers",
                "select ### 1",
                "select operator(public.###) 1",
                "select tenant_id operator(evil.=) code from customers",
                "select id::leaky from customers",
                "select cast(tenant_id as public.leaky) from customers",
                "select id::pair from customers",
                "select id::evil_mood from customers",
                "select id::public.evil_mood[] from customers",
                "select (json_to_record('{\"a\": 1}') as x(a leaky))",
                "select * from json_to_record('{\"a\": 1}') as x(a leaky)"
            })
    void whatSomebodyMadeIsRefused(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery(sql));
        }

        assertThat(traces()).isEqualTo("[]");
    }

    @Test
    void aTemporaryTypeHidesNothing() throws SQLException {
        try (Connection raw = database.connect();
                Statement maker = raw.createStatement()) {
            maker.execute("create type pg_temp.text as enum ('a')");
            maker.execute("create domain pg_temp.mood as varchar check (public.checked(value))");
            OrmAiDataSource source = OrmAiDataSource.around(Proxies.source(() -> Proxies.kept(raw)))
                    .policy(PolicyFile.parse(POLICY, "names.yaml", Secrets.ofProcess()))
                    .audit("off")
                    .principal(Shops.ACME)
                    .build();

            try (Statement statement = source.getConnection().createStatement();
                    ResultSet rows = statement.executeQuery("select id::text, 'sad'::mood from customers")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("1");
                assertThat(rows.getString(2)).isEqualTo("sad");
            }
        }

        assertThat(traces()).isEqualTo("[]");
    }

    @Test
    void anOperatorMadeBesideAnExtensionsIsRefused() throws SQLException {
        database.execute("create operator ext.<> (leftarg = ext.citext, rightarg = varchar, function = same_mail)");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(OrmAiSqlException.class)
                    .isThrownBy(() -> statement.executeQuery("select id from customers where mail <> code"))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STATEMENT_NOT_SUPPORTED))
                    .withMessageContaining("<>");
        } finally {
            database.execute("drop operator ext.<> (ext.citext, varchar)");
        }

        assertThat(traces()).isEqualTo("[]");
    }

    @Test
    void whatPolicyAndExtensionsBringStillWorks() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select permitted('x'), mail = 'ADA@X', feels = 'glad'::mood,"
                        + " feels = cast('sad' as public.mood), current_setting('TimeZone') is not null,"
                        + " 'a' < 'b' collate mine, 'A'::citext = 'a', array['sad']::mood[] from customers")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("permitted x");
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(rows.getBoolean(3)).isTrue();
            assertThat(rows.getBoolean(4)).isFalse();
            assertThat(rows.getBoolean(5)).isTrue();
            assertThat(rows.getBoolean(6)).isTrue();
            assertThat(rows.getBoolean(7)).isTrue();
            assertThat(rows.getString(8)).isEqualTo("{sad}");
        }
    }

    @Test
    void theClientSeesItsOwnSearchPath() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select current_schema, current_schema(), current_schema::text, (select current_schema) as s")) {
                ResultSetMetaData columns = row.getMetaData();
                assertThat(columns.getColumnLabel(1)).isEqualTo("current_schema");
                assertThat(columns.getColumnLabel(2)).isEqualTo("current_schema");
                assertThat(columns.getColumnLabel(3)).isEqualTo("current_schema");
                row.next();
                assertThat(row.getString(1)).isEqualTo("evil");
                assertThat(row.getString(2)).isEqualTo("evil");
            }
            assertThat(connection.getSchema()).isEqualTo("evil");

            connection.setSchema("public");

            assertThat(connection.getSchema()).isEqualTo("public");
            try (ResultSet row = statement.executeQuery("select current_schema, count(*) from customers")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("public");
            }
        }
    }

    @Test
    void anEnumKeepsTheNameOfItsType() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select feels from customers");
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("mood");
            assertThat(statement.getMetaData().getColumnTypeName(1)).isEqualTo("mood");
        }
    }

    /** A pool gives a connection out again, as the last client of ours left it. */
    @Test
    void aConnectionThatComesBackFindsItsTables() throws SQLException {
        try (Connection raw = database.connect()) {
            OrmAiDataSource source = OrmAiDataSource.around(Proxies.source(() -> Proxies.kept(raw)))
                    .policy(PolicyFile.parse(POLICY, "names.yaml", Secrets.ofProcess()))
                    .audit("off")
                    .principal(Shops.ACME)
                    .build();
            for (int i = 0; i < 2; i++) {
                Connection connection = source.getConnection();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select current_schema, count(*) from customers")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("public");
                }
                connection.close();
            }
        }
    }

    private String traces() throws SQLException {
        return database.query("select what from traces").column("what").toString();
    }
}
