package dev.ormai.driver.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL's catalog, seen by a principal who may not know all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlCatalogRelationsIT {
    private static final Path FOLDER = Path.of("src", "test", "resources", "system");

    private final CatalogShop shop;
    private Connection connection;

    PostgresqlCatalogRelationsIT() throws SQLException {
        shop = CatalogShop.onPostgresql(Databases.postgres());
        connection = shop.guarded();
    }

    @BeforeAll
    void canariesAreThere() throws SQLException {
        try (Connection raw = shop.getConnection()) {
            assertThat(CatalogAnswers.of(raw, "select relname from pg_class").mentions(CatalogShop.CANARY))
                    .isTrue();
        }
    }

    @AfterAll
    void drop() throws SQLException {
        connection.close();
        shop.database().close();
    }

    static List<String> answered() throws IOException {
        return statements("postgresql-answered.sql");
    }

    static List<String> refused() throws IOException {
        return statements("postgresql-refused.sql");
    }

    static List<String> tried() throws IOException {
        return statements("postgresql-tried.sql");
    }

    private static List<String> statements(String file) throws IOException {
        return List.of(Files.readString(FOLDER.resolve(file))
                .replaceAll("(?m)^#.*\\n", "")
                .strip()
                .split(";\\s*(\\n|$)"));
    }

    @ParameterizedTest
    @MethodSource
    void answered(String sql) {
        CatalogAnswers answer = CatalogAnswers.of(connection, sql);

        assertThat(answer.refusal()).as(sql).isEmpty();
        assertThat(answer.rows()).as(sql).isNotEmpty();
        assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void refused(String sql) {
        CatalogAnswers answer = CatalogAnswers.of(connection, sql);

        assertThat(answer.refusal()).as(sql).isPresent();
        assertThat(answer.refusal().get()).doesNotStartWith("database:");
        assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
    }

    /** Whatever becomes of these, no hidden name comes back. */
    @ParameterizedTest
    @MethodSource
    void tried(String sql) {
        CatalogAnswers answer = CatalogAnswers.of(connection, sql);

        assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
    }

    /** Every relation and column that is shown, read whole. */
    @Test
    void noRelationNamesWhatIsHidden() throws SQLException, IOException {
        for (String relation : relations()) {
            CatalogAnswers answer = CatalogAnswers.of(connection, "select * from " + relation);

            assertThat(answer.refusal()).as(relation).isEmpty();
            assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
        }
    }

    /** Made in the client's own schema, with closer types than PostgreSQL's; each would tell a hidden name, or make all visible. */
    @Test
    void nobodysFunctionStandsInForOneOfTheLists() throws SQLException {
        shop.database()
                .execute(
                        "create function json_build_array(name, name) returns json language sql as"
                                + " $$select '[\"public\", \"customers\"]'::json$$",
                        "create function quote_ident(name) returns text language sql as $$select 'canary_ident'$$",
                        "create function pg_get_indexdef(oid) returns text language sql as $$select 'canary_index'$$",
                        "create function format_type(oid, integer) returns text language sql as $$select 'canary_type'$$",
                        "create type oid as enum ('canary_oid')");
        try (Connection fresh = shop.guarded()) {
            for (String sql : List.of(
                    "select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'public.orders'::regclass",
                    "select c.oid::regclass::text, format_type(c.reltype, -1) from pg_class c where c.relname = 'customers'",
                    "select 'orders'::regclass, '1259'::regclass, to_regclass('public.customers')",
                    "select tablename from pg_tables where schemaname = 'public'",
                    "select indexdef from pg_indexes where tablename = 'customers'")) {
                CatalogAnswers answer = CatalogAnswers.of(fresh, sql);

                assertThat(answer.refusal()).as(sql).isEmpty();
                assertThat(answer.rows()).as(sql).isNotEmpty();
                assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
            }
        }
    }

    private static List<String> relations() throws IOException {
        Path list = Path.of("../planner/src/main/resources/dev/ormai/planner/system/postgresql.relations");
        return Files.readAllLines(list).stream()
                .filter(line -> line.startsWith("relation "))
                .map(line -> line.split(" +")[1])
                .toList();
    }
}
