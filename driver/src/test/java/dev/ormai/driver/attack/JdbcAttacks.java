package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ormai.driver.PrincipalScope;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Tenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Attempts with JDBC's own methods; what each gives or throws is searched for what belongs to others. */
final class JdbcAttacks implements AutoCloseable {
    /** Types of the raw drivers that would be a way past the policy. */
    private static final List<String> RAW =
            List.of("org.postgresql", "org.h2", "org.mariadb", "com.mysql", "com.zaxxer");

    private static final Principal ACME = Principal.of("acme", "u-1");
    private static final Principal GLOBEX = Principal.of("globex", "u-2");
    private static final String NAMES = "select id, name from customers where id < ? order by id";

    private final Target target;

    private JdbcAttacks(Target target) {
        this.target = target;
    }

    static JdbcAttacks on(DatabaseKind kind) throws SQLException, IOException {
        return new JdbcAttacks(Target.create(kind));
    }

    /** Gives all that was heard, as text. */
    @FunctionalInterface
    private interface Script {
        String run(Connection guarded) throws Exception;
    }

    Stream<DynamicTest> tests() {
        return scripts().entrySet().stream().map(script -> dynamicTest(script.getKey(), () -> run(script.getValue())));
    }

    private void run(Script script) throws Exception {
        String heard;
        try (Connection guarded = target.guarded()) {
            heard = script.run(guarded);
            assertThat(guarded.isClosed()
                            || Heard.from(guarded, "select count(*) from orders")
                                    .rows()
                                    .isPresent())
                    .isTrue();
        }
        assertThat(Canaries.leakedTo(Tenant.ACME, heard)).isEmpty();
        assertThat(heard).doesNotContain("\\000");
        assertThat(target.database()
                        .query("select count(*) from orders where tenant_id = 'globex' and id < 100000")
                        .single())
                .hasToString("20");
    }

    private Map<String, Script> scripts() {
        Map<String, Script> scripts = new LinkedHashMap<>();
        scripts.put("I-001 nothing unwraps to the raw driver", JdbcAttacks::unwrapAll);
        scripts.put("I-002 every way back leads to the guarded connection", JdbcAttacks::wayBack);
        scripts.put("I-003 metadata of the database lists permitted tables and columns alone", JdbcAttacks::metaData);
        scripts.put("I-004 a call is refused", c -> refused(() -> c.prepareCall("{call leak_of(1)}")));
        scripts.put(
                "I-005 generated keys by column are refused",
                c -> refused(() -> c.prepareStatement("insert into orders (id) values (1)", new String[] {"ssn"})));
        scripts.put("I-006 rows cannot be updated", JdbcAttacks::updatableRows);
        scripts.put("I-007 a batch of statements is refused one by one", JdbcAttacks::batch);
        scripts.put(
                "I-008 a setting of the session is refused",
                c -> refused(() -> c.setSchema("archive; drop table x"))
                        + refused(() -> c.setSchema("nowhere"))
                        + refused(() -> c.setClientInfo("ormai.tenant", "globex")));
        scripts.put("I-010 names and texts of ours are the client's own", c -> {
            try (PreparedStatement statement = c.prepareStatement(NAMES)) {
                assertThat(statement.toString()).doesNotContain("tenant_id");
                assertThat(c.nativeSQL(NAMES)).doesNotContain("tenant_id");
                return statement + c.toString() + c.getMetaData().getURL() + statement.getMetaData();
            }
        });
        scripts.put("I-011 a parameter never reaches the policy's places", JdbcAttacks::parameters);
        scripts.put("I-012 a statement of one principal works for the next", this::scopes);
        scripts.put("I-013 outside of every scope nothing is read", this::noScope);
        scripts.put("I-014 another thread is in no scope of this one", this::otherThread);
        scripts.put("I-015 parameters of the URL that open the door are refused", c -> urls());
        scripts.put("I-016 more rows than the policy permits are not given on request", JdbcAttacks::maxRows);
        scripts.put("I-017 warnings of the database are not heard", JdbcAttacks::warnings);
        return scripts;
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    private static String refused(Deed deed) {
        try {
            deed.run();
        } catch (Exception e) {
            return Heard.failed(e instanceof SQLException sql ? sql : new SQLException(e))
                    .text();
        }
        throw new AssertionError("it was allowed");
    }

    private static String unwrapAll(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                PreparedStatement prepared = c.prepareStatement(NAMES);
                ResultSet rows = statement.executeQuery("select id, name from customers")) {
            rows.next();
            for (Wrapper wrapper : List.of(c, statement, prepared, rows, c.getMetaData())) {
                for (Class<?> wanted : List.of(
                        org.postgresql.PGConnection.class,
                        org.postgresql.core.BaseConnection.class,
                        org.postgresql.core.BaseStatement.class,
                        org.h2.jdbc.JdbcConnection.class,
                        org.h2.jdbc.JdbcStatement.class,
                        org.mariadb.jdbc.Connection.class,
                        org.mariadb.jdbc.Statement.class)) {
                    assertThat(wrapper.isWrapperFor(wanted)).isFalse();
                    heard.append(refused(() -> wrapper.unwrap(wanted)));
                }
                for (Class<?> wanted : List.of(Connection.class, Statement.class, ResultSet.class, Object.class)) {
                    if (wrapper.isWrapperFor(wanted)) {
                        assertThat(RAW.stream().filter(own(wrapper.unwrap(wanted))::startsWith))
                                .isEmpty();
                    }
                }
            }
        }
        return heard.toString();
    }

    private static String own(Object object) {
        return object.getClass().getName();
    }

    private static String wayBack(Connection c) throws SQLException {
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select id, name from customers")) {
            rows.next();
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(statement.getConnection()).isSameAs(c);
            assertThat(c.getMetaData().getConnection()).isSameAs(c);
            assertThat(rows.getStatement().getConnection()).isSameAs(c);
            try (ResultSet tables = c.getMetaData().getTables(null, null, "%", null)) {
                assertThat(tables.getStatement()).isNull();
            }
            assertThat(own(rows.getObject(2))).startsWith("java.lang");
        }
        return "";
    }

    private static String metaData(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        DatabaseMetaData m = c.getMetaData();
        for (ResultSet rows : List.of(
                m.getTables(null, null, "%", null),
                m.getColumns(null, null, "%", "%"),
                m.getProcedures(null, null, "%"),
                m.getFunctions(null, null, "%"),
                m.getUDTs(null, null, "%", null),
                m.getTablePrivileges(null, null, "%"))) {
            try (rows) {
                heard.append(Rows.read(rows));
            }
        }
        String text = heard.toString().toLowerCase(java.util.Locale.ROOT);
        for (String hidden :
                List.of("'ssn'", "'password_hash'", "'diary'", "'vault'", "'everybody'", "'leak_of'", "'salary'")) {
            assertThat(text).doesNotContain(hidden);
        }
        return text;
    }

    private static String updatableRows(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select id, tenant_id, note from orders")) {
            rows.next();
            heard.append(refused(() -> rows.updateString(2, "globex")));
            heard.append(refused(rows::updateRow)).append(refused(rows::deleteRow));
            heard.append(refused(rows::insertRow)).append(refused(rows::moveToInsertRow));
        }
        return heard
                + refused(() -> c.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE)
                        .executeQuery("select id, tenant_id from orders")
                        .updateRow());
    }

    private static String batch(Connection c) throws SQLException {
        try (Statement statement = c.createStatement()) {
            statement.addBatch("delete from orders");
            statement.addBatch("update orders set tenant_id = 'acme'");
            return refused(statement::executeBatch);
        }
    }

    private static String parameters(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (PreparedStatement statement = c.prepareStatement(NAMES)) {
            for (int index : List.of(-1, 0, 2, 3, 99)) {
                heard.append(refused(() -> statement.setString(index, "globex")));
            }
            heard.append(refused(statement::executeQuery));
            statement.setLong(1, 10);
            try (ResultSet rows = statement.executeQuery()) {
                heard.append(Rows.read(rows));
            }
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
        }
        return heard.toString();
    }

    private Connection scoped() throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", target.database().user());
        properties.setProperty("password", target.database().password());
        properties.setProperty("ormai.policy", Target.policy().toString());
        properties.setProperty("ormai.identity", "scoped");
        return DriverManager.getConnection(target.url(), properties);
    }

    private static String names(PreparedStatement statement) throws SQLException {
        statement.setLong(1, 1_000);
        try (ResultSet rows = statement.executeQuery()) {
            return Rows.read(rows).toString();
        }
    }

    private String scopes(Connection unused) throws Exception {
        try (Connection c = scoped()) {
            PreparedStatement statement = PrincipalScope.call(GLOBEX, () -> c.prepareStatement(NAMES));
            String globex = PrincipalScope.call(GLOBEX, () -> names(statement));
            String acme = PrincipalScope.call(ACME, () -> names(statement));
            assertThat(globex).contains("CANARY-globex").doesNotContain("CANARY-acme");
            assertThat(acme).contains("CANARY-acme");
            PrincipalScope.call(GLOBEX, () -> {
                statement.setLong(1, 1_000);
                statement.addBatch();
                return true;
            });
            return acme + refused(() -> PrincipalScope.call(ACME, statement::executeBatch));
        }
    }

    private String noScope(Connection unused) throws Exception {
        try (Connection c = scoped()) {
            PreparedStatement statement = PrincipalScope.call(GLOBEX, () -> c.prepareStatement(NAMES));
            String heard = refused(() -> names(statement))
                    + refused(() -> c.createStatement().executeQuery("select * from orders"));
            assertThat(heard).contains("TENANT_SCOPE_REQUIRED");
            return heard;
        }
    }

    private String otherThread(Connection unused) throws Exception {
        try (Connection c = scoped()) {
            List<String> heard = new CopyOnWriteArrayList<>();
            PrincipalScope.call(GLOBEX, () -> {
                Thread thread = new Thread(
                        () -> heard.add(refused(() -> c.createStatement().executeQuery("select * from orders"))));
                thread.start();
                thread.join();
                return true;
            });
            assertThat(heard.toString()).contains("TENANT_SCOPE_REQUIRED");
            return heard.toString();
        }
    }

    private String urls() throws IOException {
        StringBuilder heard = new StringBuilder();
        Properties properties = new Properties();
        properties.setProperty("user", target.database().user());
        properties.setProperty("password", target.database().password());
        properties.setProperty("ormai.policy", Target.policy().toString());
        properties.setProperty("ormai.tenant", "acme");
        List<String> added =
                switch (target.kind()) {
                    case POSTGRESQL ->
                        List.of("logServerErrorDetail=true", "replication=database", "%6Fptions=-c%20x=y");
                    case H2 -> List.of("INIT=drop table orders", "init=x", "MODE=MySQL", "ORMAI.TENANT=globex");
                    case MARIADB, MYSQL ->
                        List.of(
                                "allowMultiQueries=true",
                                "sessionVariables=sql_mode=ANSI_QUOTES",
                                "ALLOWMULTIQUERIES=true",
                                "initSql=drop%20table%20orders",
                                "allowLocalInfile=true");
                };
        String separator = target.kind() == DatabaseKind.H2 ? ";" : target.url().contains("?") ? "&" : "?";
        for (String one : added) {
            heard.append(refused(() -> DriverManager.getConnection(target.url() + separator + one, properties)
                    .close()));
        }
        return heard.toString();
    }

    private static String maxRows(Connection c) throws SQLException {
        try (Statement statement = c.createStatement()) {
            statement.setMaxRows(0);
            statement.setFetchSize(10);
            try (ResultSet rows = statement.executeQuery("select a.id from orders a, orders b, orders c")) {
                assertThat(Rows.read(rows).size()).isEqualTo(500);
            }
        }
        return "";
    }

    private static String warnings(Connection c) throws SQLException {
        String sql = "select id from customers where name like 'CANARY%' or cast(id as char(20)) = name";
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Rows.read(rows);
            assertThat((Throwable) statement.getWarnings()).isNull();
            assertThat((Throwable) rows.getWarnings()).isNull();
            return String.valueOf(c.getWarnings());
        }
    }

    @Override
    public void close() throws SQLException {
        target.close();
    }
}
