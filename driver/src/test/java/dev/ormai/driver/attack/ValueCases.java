package dev.ormai.driver.attack;

import static dev.ormai.driver.attack.CodeCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Rows;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;

/** Values that are objects: what they lead to, what they are made of, and what is told when they do not fit. */
final class ValueCases {
    private static final String BY_NAME = "select id from customers where name = ?";

    static final List<CodeCase> ALL = List.of(
            CodeCase.of("I-020", "an array leads to no statement of the driver's", "ATK-171", (target, c) -> arrays(c))
                    .on(DatabaseKind.H2, DatabaseKind.POSTGRESQL),
            CodeCase.of(
                    "I-023",
                    "structs, XML, large objects, references and row ids lead nowhere",
                    "ATK-171 ATK-084",
                    (target, c) -> objects(target, c)),
            CodeCase.of(
                    "I-028",
                    "a value read as a class of the client's choice is the same value",
                    "ATK-171 ATK-163",
                    (target, c) -> classes(c)),
            CodeCase.of(
                    "I-029",
                    "an object of a foreign driver as a parameter gives it nothing of ours",
                    "ATK-171 ATK-152",
                    (target, c) -> foreign(target, c)),
            CodeCase.of(
                    "I-030",
                    "scrolling does not go past the policy's limit",
                    "ATK-204 ATK-162",
                    (target, c) -> scrolled(c)),
            CodeCase.of(
                    "I-031",
                    "a limit that is bound is a limit within the policy's",
                    "ATK-198 ATK-200",
                    (target, c) -> boundLimits(c)),
            CodeCase.of(
                    "I-032",
                    "an error and all that hangs on it is told without our text",
                    "ATK-178 ATK-191",
                    (target, c) -> chains(c)),
            CodeCase.of(
                    "I-033",
                    "a parameter compared with a mask or a hash is compared with nothing else",
                    "ATK-200 ATK-044 ATK-056",
                    (target, c) -> comparedWithMasks(c)));

    private ValueCases() {}

    private static String arrays(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select array_agg(email order by id) as a from customers")) {
            rows.next();
            for (Object value : List.of(rows.getArray(1), rows.getObject(1), rows.getObject("a", Array.class))) {
                Array array = (Array) value;
                heard.append(array).append(array.getBaseTypeName()).append(array.getClass());
                heard.append(List.of((Object[]) array.getArray(1, 1)));
                try (ResultSet elements = array.getResultSet()) {
                    assertThat(elements.getStatement()).isNull();
                    heard.append(Rows.read(elements));
                }
                try (ResultSet elements = array.getResultSet(1, 1, Map.of())) {
                    assertThat(elements.getStatement()).isNull();
                }
            }
        }
        Array made = c.createArrayOf("varchar", new Object[] {"globex"});
        assertThat(made.getClass().getPackageName()).isEqualTo("dev.ormai.driver");
        return heard.append(made).toString();
    }

    private static String objects(Target target, Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select id, name from customers order by id")) {
            rows.next();
            heard.append(refused(() -> rows.getRef(1)));
            heard.append(refused(() -> rows.getRowId(1)));
            if (target.kind() == DatabaseKind.POSTGRESQL) {
                for (CodeCase.Deed deed : List.<CodeCase.Deed>of(
                        () -> rows.getBlob(1), () -> rows.getClob(2), () -> rows.getObject(1, java.sql.Blob.class))) {
                    heard.append(refused(deed));
                }
                heard.append(refused(c::createBlob));
            } else {
                java.sql.Clob clob = rows.getClob(2);
                heard.append(clob).append(clob.getSubString(1, 10));
            }
        }
        heard.append(refused(() -> c.createStruct("customers", new Object[] {1})));
        try (PreparedStatement statement = c.prepareStatement(BY_NAME)) {
            heard.append(refused(() -> {
                statement.setRowId(1, null);
                statement.setRef(1, null);
                statement.setObject(1, new Object());
                statement.executeQuery();
            }));
        }
        return heard.toString();
    }

    private static String classes(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("select email, id from customers order by id")) {
            rows.next();
            assertThat(rows.getObject(1, String.class)).isEqualTo(rows.getString("email"));
            heard.append(rows.getObject(1, String.class));
            for (Class<?> wanted : List.of(Connection.class, Statement.class, Thread.class)) {
                heard.append(refused(() -> rows.getObject(1, wanted)));
            }
            heard.append(refused(() -> {
                Object mapped = rows.getObject(1, Map.of("varchar", Connection.class));
                throw new SQLException("the map was passed over: " + mapped);
            }));
        }
        return heard.toString();
    }

    private static String foreign(Target target, Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        Watching watching = new Watching();
        try (PreparedStatement statement = c.prepareStatement(BY_NAME)) {
            heard.append(refused(() -> {
                statement.setArray(1, watching);
                statement.executeQuery();
            }));
            heard.append(refused(() -> {
                statement.setObject(1, watching);
                statement.executeQuery();
            }));
            heard.append(refused(() -> {
                statement.setObject(1, c);
                statement.executeQuery();
            }));
            heard.append(refused(() -> {
                statement.setObject(1, c, Types.JAVA_OBJECT);
                statement.executeQuery();
            }));
            statement.setObject(1, "globex", Types.VARCHAR, 0);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isFalse();
            }
        }
        assertThat(watching.given()).isEmpty();
        return heard.append(target.kind()).toString();
    }

    private static String scrolled(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        String sql = "select a.id from orders a, orders b, orders c";
        try (Statement statement = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.last()).isTrue();
            assertThat(rows.getRow()).isEqualTo(500);
            assertThat(rows.absolute(501)).isFalse();
            assertThat(rows.absolute(-500)).isTrue();
            assertThat(rows.relative(600)).isFalse();
            rows.beforeFirst();
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(500);
            heard.append(rows.getRow());
        }
        return heard.toString();
    }

    private static String boundLimits(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (PreparedStatement statement =
                c.prepareStatement("select a.id from orders a, orders b, orders c order by a.id limit ? offset ?")) {
            for (long limit : List.of(1L, 500L, 501L, 100_000L, (long) Integer.MAX_VALUE)) {
                statement.setLong(1, limit);
                statement.setLong(2, 0);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(Rows.read(rows).size()).isEqualTo((int) Math.min(limit, 500));
                }
            }
            heard.append(refused(() -> {
                statement.setLong(1, -1);
                statement.executeQuery().next();
                throw new SQLException("no error, no rows past the limit");
            }));
        }
        return heard.toString();
    }

    private static String chains(Connection c) throws SQLException {
        StringBuilder heard = new StringBuilder();
        try (Statement statement = c.createStatement()) {
            statement.addBatch("select count(*) from orders");
            statement.addBatch("select cast(name as decimal(3, 1)) / 0, power(10, 10000) from customers");
            statement.addBatch("select ssn from customers");
            try {
                statement.executeBatch();
                throw new AssertionError("a batch with a refused statement ran");
            } catch (BatchUpdateException e) {
                heard.append(Heard.failed(e).text()).append(List.of(e.getUpdateCounts().length));
            }
        }
        return heard.toString();
    }

    private static String comparedWithMasks(Connection c) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(
                "select count(*) from customers where email = ? or phone = ? or national_id = ? or city = ?")) {
            statement.setString(1, "ada@example.com");
            statement.setString(2, "+90 555 000 00 99");
            statement.setString(3, "10000000001");
            statement.setString(4, "Ankara");
            try (ResultSet rows = statement.executeQuery()) {
                String heard = Rows.read(rows).toString();
                rows.close();
                assertThat(heard).contains("0");
                return heard;
            }
        }
    }

    /** An array of the client's making that remembers what it is given. */
    private static final class Watching implements Array {
        private final java.util.List<Object> given = new java.util.ArrayList<>();

        List<Object> given() {
            return given;
        }

        @Override
        public String getBaseTypeName() {
            return "varchar";
        }

        @Override
        public int getBaseType() {
            return Types.VARCHAR;
        }

        @Override
        public Object getArray() {
            return new String[] {"x"};
        }

        @Override
        public Object getArray(Map<String, Class<?>> map) {
            given.addAll(map.values());
            return getArray();
        }

        @Override
        public Object getArray(long index, int count) {
            return getArray();
        }

        @Override
        public Object getArray(long index, int count, Map<String, Class<?>> map) {
            return getArray(map);
        }

        @Override
        public ResultSet getResultSet() throws SQLException {
            throw new SQLException("no rows");
        }

        @Override
        public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
            throw new SQLException("no rows");
        }

        @Override
        public ResultSet getResultSet(long index, int count) throws SQLException {
            throw new SQLException("no rows");
        }

        @Override
        public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
            throw new SQLException("no rows");
        }

        @Override
        public void free() {
            given.clear();
        }

        @Override
        public boolean equals(Object other) {
            given.add(other);
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
