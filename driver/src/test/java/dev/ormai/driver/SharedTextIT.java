package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.WantedKeys;
import dev.ormai.policy.Principal;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A lookup by key is sent with its literals as parameters. Whatever the type of the column that a literal stands beside, and however
 * often the text was sent: rows, strings, labels, types and errors are those of the statement sent as it is written. How many
 * statements: {@code -Dormai.shared.statements=20000}; where they begin: {@code -Dormai.shared.seed=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedTextIT {
    private static final int STATEMENTS = Integer.getInteger("ormai.shared.statements", 900);
    private static final long SEED = Long.getLong("ormai.shared.seed", 20_240_601L);

    /** As often as each shape is asked: the driver makes a server's statement of the fifth, the server one plan for all of the tenth. */
    private static final int TIMES = 15;

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Thing: {table: things}
              Word: {table: words}
            """;

    /** Each column with a value of its type that some rows have. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("small", "7"),
            Map.entry("whole", "7"),
            Map.entry("big", "7"),
            Map.entry("exact", "7"),
            Map.entry("fraction", "'7'"),
            Map.entry("ratio", "'7e9'"),
            Map.entry("body", "'x'"),
            Map.entry("short", "'abc'"),
            Map.entry("padded", "'abc'"),
            Map.entry("day", "'2024-02-29'"),
            Map.entry("moment", "'2024-02-29 12:00'"),
            Map.entry("instant", "'2024-02-29 12:00:00+02'"),
            Map.entry("hour", "'12:30'"),
            Map.entry("truth", "'yes'"),
            Map.entry("code", "'00000000-0000-0000-0000-000000000001'"),
            Map.entry("doc", "'{\"a\": 1}'"),
            Map.entry("bytes", "'x'"),
            Map.entry("span", "'24 hours'"),
            Map.entry("mood", "'happy'"),
            Map.entry("tens", "70"));

    private static final List<String> VALUES = List.of(
            "'1'",
            "'-1'",
            "'1.50'",
            "'x'",
            "'it''s'",
            "'abc  '",
            "'2024-02-29'",
            "'2024-02-30'",
            "'today'",
            "'12:30'",
            "'2024-02-29 12:00:00+02'",
            "'t'",
            "'yes'",
            "'happy'",
            "'angry'",
            "'1 day'",
            "'{\"a\": 1}'",
            "'00000000-0000-0000-0000-000000000001'",
            "'99999999999'",
            "'1e400'",
            "'NaN'",
            "' 7'",
            "'()'",
            "'?'",
            "'$1'",
            "'abcdefghijklmnop'",
            "0",
            "1",
            "7",
            "40000",
            "999999999");

    private final TestDatabase database;
    private OrmAiDataSource source;
    /** Its driver makes no statement of the server's, so every text is read anew and every value comes as text. */
    private OrmAiDataSource unnamed;

    SharedTextIT() throws SQLException {
        this.database = Databases.postgres();
    }

    @BeforeAll
    void create() throws SQLException {
        String values =
                "small, whole, big, exact, fraction, ratio, body, short, padded, day, moment, instant, hour, truth,"
                        + " code, doc, bytes, span, mood, tens";
        database.execute(
                "create type mood as enum ('happy', 'sad')",
                "create domain tens as int check (value % 10 = 0)",
                "create table things (id bigint primary key, tenant_id varchar(40) not null, small smallint, whole int,"
                        + " big bigint, exact numeric(12, 2), fraction real, ratio double precision, body text,"
                        + " short varchar(5), padded char(6), day date, moment timestamp, instant timestamptz, hour time,"
                        + " truth boolean, code uuid, doc jsonb, bytes bytea, span interval, mood mood, tens tens)",
                "create table words (word varchar(20), place int, tenant_id varchar(40) not null, primary key (place, word))",
                "insert into things (id, tenant_id, " + values
                        + ") select n, case when n % 3 = 0 then 'globex' else 'acme' end,"
                        + " n, n, n, n, n, n * 1e9, 'x', 'abc', 'abc', date '2024-02-29', '2024-02-29 12:00', '2024-02-29 10:00+00',"
                        + " '12:30', true, '00000000-0000-0000-0000-000000000001', '{\"a\": 1}', 'x', '1 day', 'happy', 10 * n"
                        + " from generate_series(1, 40) n",
                "insert into words select 'word' || n, n, 'acme' from generate_series(1, 40) n",
                "analyze");
        source = around(Shops.source(database));
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(database.jdbcUrl());
        plain.setUser(database.user());
        plain.setPassword(database.password());
        plain.setPrepareThreshold(0);
        unnamed = around(plain);
    }

    private static OrmAiDataSource around(DataSource real) {
        return OrmAiDataSource.around(real)
                .policy(PolicyFile.parse(POLICY, "things.yaml", Secrets.ofProcess()))
                .audit("off")
                .principal(Shops.ACME)
                .build();
    }

    @AfterAll
    void drop() throws Exception {
        source.close();
        unnamed.close();
        database.close();
    }

    @Test
    void saysWhatTheStatementItselfSays() throws SQLException {
        int rows = 0;
        int errors = 0;
        int shares = 0;
        try (Connection connection = source.getConnection(Shops.ACME);
                Connection once = unnamed.getConnection(Shops.ACME)) {
            for (int i = 0; i < STATEMENTS / TIMES; i++) {
                Random random = new Random(SEED + i);
                String column = COLUMNS.keySet().stream().sorted().toList().get(random.nextInt(COLUMNS.size()));
                String condition = condition(column, random);
                for (int time = 0; time < TIMES; time++) {
                    String value = random.nextBoolean()
                            ? COLUMNS.getOrDefault(column, "")
                            : VALUES.get(random.nextInt(VALUES.size()));
                    String sql = "select * from things where id = " + (8 + random.nextInt(30)) + " and "
                            + condition.replace("§", value);
                    String shared = told(connection, sql);

                    assertThat(shared).as(sql).isEqualTo(asWritten(once, sql));
                    rows += shared.contains("\n") ? 1 : 0;
                    errors += shared.startsWith("error") ? 1 : 0;
                    shares += isShared(connection, sql) ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "shared texts: %d statements from seed %d, %d with a row, %d failed, %d by a shared text%n",
                STATEMENTS, SEED, rows, errors, shares);
        assertThat(rows).isGreaterThan(STATEMENTS / 10);
        assertThat(errors).isGreaterThan(STATEMENTS / 20);
        assertThat(shares).isGreaterThan(STATEMENTS / 3);
    }

    private static boolean isShared(Connection connection, String sql) throws SQLException {
        GuardedConnection guarded = connection.unwrap(GuardedConnection.class);
        try {
            return guarded.gate()
                    .admit(sql, ParameterStyle.NONE, WantedKeys.NONE, Shops.ACME)
                    .literals
                    .isPresent();
        } catch (OrmAiSqlException e) {
            return false;
        }
    }

    private static String condition(String column, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> column + " in (§, 'q')";
            case 1 -> column + " between § and '3'";
            case 2 -> column + " <> § and body >= 'a'";
            case 3 -> "(" + column + " >= § or whole = 3)";
            default -> column + " = §";
        };
    }

    @Test
    void theServerKeepsOneStatementForAllOfAShape() throws SQLException {
        try (Connection connection = source.getConnection(Shops.ACME);
                Connection raw = database.connect()) {
            for (int id = 1; id <= 20; id++) {
                told(connection, "select whole from things where id = " + id);
            }

            assertThat(lastText(raw)).contains("\"id\" = $2").doesNotContain("\"id\" = 20");
        }
    }

    /** Without a literal, too: the driver's own cache of texts must not be seen. */
    @Test
    void aTextThatIsSentOftenGivesTheSameStrings() throws SQLException {
        try (Connection connection = source.getConnection(Shops.ACME)) {
            String first = told(connection, "select fraction, ratio, bytes from things order by id limit 3");
            for (int time = 0; time < TIMES; time++) {
                assertThat(told(connection, "select fraction, ratio, bytes from things order by id limit 3"))
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void eachPrincipalGetsItsOwnRows() throws SQLException {
        try (OrmAiDataSource scoped = OrmAiDataSource.around(Shops.source(database))
                        .policy(PolicyFile.parse(POLICY, "things.yaml", Secrets.ofProcess()))
                        .audit("off")
                        .scoped()
                        .build();
                Connection connection = scoped.getConnection()) {
            for (int id = 1; id <= 36; id++) {
                String sql = "select id from things where id = " + id;
                assertThat(found(connection, Shops.ACME, sql)).as(sql).isEqualTo(id % 3 != 0);
                assertThat(found(connection, Shops.GLOBEX, sql)).as(sql).isEqualTo(id % 3 == 0);
            }
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }

    /** The real result set would send a text of its own making to the table itself. */
    @Test
    void noRowIsReadAgainOrChanged() throws SQLException {
        try (Connection connection = source.getConnection(Shops.ACME);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, whole from things where id = 4")) {
            rows.next();

            assertThatExceptionOfType(SQLException.class).isThrownBy(rows::refreshRow);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.updateInt(2, 5));
            assertThatExceptionOfType(SQLException.class).isThrownBy(rows::deleteRow);
            assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        }
    }

    private static boolean found(Connection connection, Principal principal, String sql) throws Exception {
        return PrincipalScope.call(principal, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next();
            }
        });
    }

    @Test
    void twoStatementsOfOneShapeAreReadSideBySide() throws SQLException {
        try (Connection connection = source.getConnection(Shops.ACME);
                Statement first = connection.createStatement();
                Statement second = connection.createStatement()) {
            for (int id = 1; id <= 12; id++) {
                try (ResultSet one = first.executeQuery("select word from words where place = 4 and word = 'word4'");
                        ResultSet other = second.executeQuery(
                                "select word from words where place = " + id + " and word = 'word" + id + "'")) {
                    assertThat(other.next()).isTrue();
                    assertThat(one.next()).isTrue();
                    assertThat(one.getString(1)).isEqualTo("word4");
                    assertThat(other.getString(1)).isEqualTo("word" + id);
                    assertThat(one.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
                }
            }
        }
    }

    private static String told(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return told(rows);
        } catch (SQLException e) {
            return error(e);
        }
    }

    /** A prepared statement's literals stay where they are. */
    private static String asWritten(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return told(rows);
        } catch (SQLException e) {
            return error(e);
        }
    }

    private static String error(SQLException e) {
        return "error " + e.getClass() + " " + e.getSQLState() + " " + e.getMessage();
    }

    private static String told(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(String.join(
                    " ",
                    meta.getColumnLabel(i),
                    meta.getColumnTypeName(i),
                    meta.getColumnClassName(i),
                    meta.getTableName(i),
                    String.valueOf(meta.getPrecision(i)),
                    String.valueOf(meta.isNullable(i))));
        }
        StringBuilder told = new StringBuilder(columns.toString());
        while (rows.next()) {
            told.append('\n');
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                Object value = rows.getObject(i);
                String shown = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
                told.append(rows.getString(i)).append(' ').append(shown).append('|');
            }
        }
        return told.toString();
    }

    /** What the other session sent last. */
    private static String lastText(Connection raw) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery("select query from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid() and query like '%things%'"
                        + " order by query_start desc limit 1")) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }
}
