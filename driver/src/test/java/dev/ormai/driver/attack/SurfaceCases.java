package dev.ormai.driver.attack;

import static dev.ormai.driver.attack.CodeCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Ways past the policy by what JDBC's objects give: other objects, other texts, other settings. */
final class SurfaceCases {
    /** Types of the raw drivers that would be a way past the policy. */
    private static final List<String> RAW =
            List.of("org.postgresql", "org.h2", "org.mariadb", "com.mysql", "com.zaxxer");

    private static final String NAMES = "select id, name from customers where id < ? order by id";

    static final List<CodeCase> ALL = List.of(
            CodeCase.of("I-001", "nothing unwraps to the raw driver", "ATK-163 ATK-169", (target, c) -> unwrapAll(c)),
            CodeCase.of(
                    "I-002", "every way back leads to the guarded connection", "ATK-164", (target, c) -> wayBack(c)),
            CodeCase.of(
                    "I-003",
                    "metadata of the database lists permitted tables and columns alone",
                    "ATK-165",
                    (target, c) -> metaData(c)),
            CodeCase.of("I-004", "a call is refused", "ATK-172 ATK-087", (target, c) -> calls(c)),
            CodeCase.of(
                    "I-005", "generated keys are no way to hidden columns", "ATK-134", (target, c) -> generatedKeys(c)),
            CodeCase.of("I-006", "rows cannot be updated", "ATK-138", (target, c) -> updatableRows(c)),
            CodeCase.of("I-007", "a batch of statements is refused one by one", "ATK-139", (target, c) -> batch(c)),
            CodeCase.of(
                    "I-008",
                    "a setting of the session is refused",
                    "ATK-170 ATK-005",
                    (target, c) -> settings(target, c)),
            CodeCase.of("I-010", "names and texts of ours are the client's own", "ATK-168", (target, c) -> texts(c)),
            CodeCase.of(
                    "I-011",
                    "a parameter never reaches the policy's places",
                    "ATK-153 ATK-152",
                    (target, c) -> parameters(c)),
            CodeCase.of(
                    "I-016",
                    "more rows than the policy permits are not given on request",
                    "ATK-161 ATK-162 ATK-204",
                    (target, c) -> maxRows(c)),
            CodeCase.of("I-017", "warnings of the database are not heard", "ATK-178", (target, c) -> warnings(c)),
            CodeCase.of(
                    "I-018",
                    "metadata of a result names nothing that is hidden",
                    "ATK-166",
                    (target, c) -> resultMetaData(c)),
            CodeCase.of(
                    "I-019",
                    "metadata of parameters counts the client's alone",
                    "ATK-167",
                    (target, c) -> parameterMetaData(c)),
            CodeCase.of("I-021", "one text gives one result", "ATK-173 ATK-105", (target, c) -> moreResults(c)),
            CodeCase.of("I-024", "no object of ours can be serialized", "ATK-177", (target, c) -> serialized(c)));

    private SurfaceCases() {}

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

    private static String calls(Connection c) {
        return refused(() -> c.prepareCall("{call leak_of(1)}"))
                + refused(() -> c.prepareCall("{? = call leak_of(1)}", ResultSet.TYPE_FORWARD_ONLY, 0))
                + refused(() -> c.prepareCall("select 1", ResultSet.TYPE_FORWARD_ONLY, 0, 0));
    }

    private static String generatedKeys(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        String insert = "insert into orders (id) values (1)";
        heard.append(refused(() -> c.prepareStatement(insert, new String[] {"ssn"})));
        heard.append(refused(() -> c.prepareStatement(insert, new int[] {99})));
        try (PreparedStatement read = c.prepareStatement(NAMES, Statement.RETURN_GENERATED_KEYS)) {
            read.setInt(1, 5);
            heard.append(Rows.read(read.executeQuery())).append(Rows.read(read.getGeneratedKeys()));
        }
        try (Statement statement = c.createStatement()) {
            heard.append(refused(() -> statement.execute(insert, new String[] {"ssn"})));
            heard.append(refused(() -> statement.executeUpdate(insert, new int[] {99})));
            heard.append(refused(() -> statement.executeLargeUpdate(insert, Statement.RETURN_GENERATED_KEYS)));
            statement.executeQuery("select id from orders");
            try (ResultSet keys = statement.getGeneratedKeys()) {
                heard.append(Rows.read(keys));
            }
        }
        return heard.toString();
    }

    private static String settings(Target target, Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        if (target.kind() == DatabaseKind.MARIADB) {
            heard.append(refused(() -> c.setCatalog("mysql"))).append(refused(() -> c.setCatalog("x`; drop table y")));
        } else {
            heard.append(refused(() -> c.setSchema("archive; drop table x")));
            heard.append(refused(() -> c.setSchema("nowhere")));
        }
        heard.append(refused(() -> c.setClientInfo("ormai.tenant", "globex")));
        Properties info = new Properties();
        info.setProperty("ClientUser", "*/ drop table orders /*");
        heard.append(refused(() -> c.setClientInfo(info)));
        heard.append(refused(() -> c.setSavepoint("x\"; drop table orders; --")));
        c.setNetworkTimeout(Runnable::run, 30_000);
        heard.append(c.getNetworkTimeout()).append(c.getClientInfo()).append(c.getTypeMap());
        c.beginRequest();
        c.endRequest();
        return heard.append(c.getCatalog()).append(c.getSchema()).toString();
    }

    private static String texts(Connection c) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(NAMES);
                Statement plain = c.createStatement()) {
            statement.setLong(1, 10);
            ResultSet rows = statement.executeQuery();
            assertThat(statement.toString()).doesNotContain("tenant_id").doesNotContain("acme");
            assertThat(c.nativeSQL(NAMES)).isEqualTo(NAMES);
            return statement + "" + plain + rows + rows.getMetaData() + statement.getParameterMetaData() + c
                    + c.getMetaData() + c.getMetaData().getURL() + statement.getMetaData();
        }
    }

    private static String resultMetaData(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select c.*, o.* from customers c, orders o")) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                assertThat(columns.getColumnLabel(i).toLowerCase(Locale.ROOT)).isNotIn("ssn", "notes");
                heard.append(columns.getColumnName(i)).append(columns.getTableName(i));
                heard.append(columns.getColumnDisplaySize(i)).append(columns.getPrecision(i));
                heard.append(columns.isAutoIncrement(i)).append(columns.isNullable(i));
            }
            assertThat(columns.isWrapperFor(org.postgresql.PGConnection.class)).isFalse();
        }
        return heard.toString();
    }

    private static String parameterMetaData(Connection c) throws SQLException {
        try (PreparedStatement statement =
                c.prepareStatement("select id from customers where email = ? and id = ? and national_id = ?")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
            return refused(() -> statement.getParameterMetaData().getParameterType(4))
                    + refused(() -> statement.getParameterMetaData().getParameterTypeName(0))
                    + refused(() -> statement.getParameterMetaData().unwrap(org.postgresql.PGConnection.class));
        }
    }

    private static String moreResults(Connection c) throws SQLException {
        try (Statement statement = c.createStatement()) {
            String heard = refused(() -> statement.execute("select 1; select ssn from customers"));
            assertThat(statement.execute("select id from orders")).isTrue();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getResultSet()).isNull();
            return heard;
        }
    }

    private static String serialized(Connection c) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(NAMES);
                Statement plain = c.createStatement();
                ResultSet rows = plain.executeQuery("select id from customers")) {
            for (Object ours : List.of(c, statement, plain, rows, c.getMetaData(), statement.getParameterMetaData())) {
                assertThat(ours).isNotInstanceOf(Serializable.class);
            }
        }
        return "";
    }
}
