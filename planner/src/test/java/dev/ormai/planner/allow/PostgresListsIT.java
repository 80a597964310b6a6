package dev.ormai.planner.allow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.allow.OperatorList.Entry;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lists say what the server has, less what is left out with a reason in the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresListsIT {
    /** Extensions whose files come with the server. */
    private static final Set<String> AT_HAND =
            Set.of("btree_gist", "citext", "cube", "hstore", "intarray", "isn", "ltree", "pg_trgm", "seg");

    private static final Set<String> GRAMMAR =
            Set.of("prefix not", "infix and", "infix or", "infix like", "infix ilike", "infix similar to", "infix !=");

    private final TestDatabase database;

    PostgresListsIT() throws SQLException {
        this.database = Databases.postgres();
    }

    @BeforeAll
    void createExtensions() throws SQLException {
        for (String extension : AT_HAND) {
            database.execute("create extension " + extension);
        }
    }

    @AfterAll
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void operatorsAreTheServersLessThoseLeftOut() throws SQLException {
        Set<String> left = names("select case oprkind when 'l' then 'prefix ' else 'infix ' end || oprname as name"
                + " from pg_operator where oprnamespace = 'pg_catalog'::regnamespace");
        left.removeAll(listed(""));

        assertThat(left)
                .containsExactly(
                        "infix *<", "infix *<=", "infix *<>", "infix *=", "infix *>", "infix *>=", "infix @@@");
    }

    @Test
    void theServerHasEveryOperatorOfTheList() throws SQLException {
        Set<String> more = listed("");
        more.removeAll(names("select case oprkind when 'l' then 'prefix ' else 'infix ' end || oprname as name"
                + " from pg_operator where oprnamespace = 'pg_catalog'::regnamespace"));
        more.removeAll(GRAMMAR);

        assertThat(more).isEmpty();
    }

    @Test
    void operatorsOfExtensionsAreThoseThatTheyBring() throws SQLException {
        for (String extension : AT_HAND) {
            assertThat(listed(extension))
                    .as(extension)
                    .isEqualTo(names("select case oprkind when 'l' then 'prefix ' else 'infix ' end || oprname as name"
                            + " from pg_operator o join pg_depend d on d.classid = 'pg_operator'::regclass"
                            + " and d.objid = o.oid and d.deptype = 'e' join pg_extension e on e.oid = d.refobjid"
                            + " where e.extname = '" + extension + "'"));
        }
    }

    @Test
    void typesAreTheServersLessThoseLeftOut() throws SQLException {
        Set<String> left = names("select typname as name from pg_type where typnamespace = 'pg_catalog'::regnamespace"
                + " and typtype in ('b', 'r', 'm') and typname !~ '^_'");
        left.removeAll(TypeList.of(Dialect.POSTGRESQL).names());
        left.removeIf(name -> name.startsWith("reg") || name.startsWith("pg_"));

        assertThat(left)
                .containsExactly(
                        "aclitem",
                        "cid",
                        "gtsvector",
                        "int2vector",
                        "oidvector",
                        "refcursor",
                        "tid",
                        "txid_snapshot",
                        "xid",
                        "xid8",
                        "xml");
    }

    @Test
    void everyTypeOfTheListIsOne() throws SQLException {
        for (String type : TypeList.of(Dialect.POSTGRESQL).names()) {
            assertThat(database.query("select cast(null as " + type + ")").size())
                    .as(type)
                    .isEqualTo(1);
        }
    }

    @Test
    void noPseudoTypeIsOnTheList() throws SQLException {
        assertThat(names("select typname as name from pg_type where typtype = 'p'"))
                .doesNotContainAnyElementsOf(TypeList.of(Dialect.POSTGRESQL).names());
    }

    private static Set<String> listed(String extension) {
        return OperatorList.of(Dialect.POSTGRESQL).entries().stream()
                .filter(entry -> entry.extension().orElse("").equals(extension))
                .map(PostgresListsIT::shown)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Entry entry) {
        return (entry.form() == OperatorList.Form.PREFIX ? "prefix " : "infix ") + entry.symbol();
    }

    private Set<String> names(String sql) throws SQLException {
        return database.query(sql).column("name").stream()
                .map(name -> Objects.requireNonNull(name).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
