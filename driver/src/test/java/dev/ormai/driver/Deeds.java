package dev.ormai.driver;

import dev.ormai.testkit.Rows;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients do with JDBC. */
final class Deeds {
    private static final String ALL = "select id, name from items order by id";

    private Deeds() {}

    /** Puts one value into a statement. */
    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    static Map<String, Behaviour.Deed> all() {
        Map<String, Behaviour.Deed> deeds = new LinkedHashMap<>();
        deeds.put("a plain query", c -> query(c, ALL));
        deeds.put("every column", c -> query(c, "select * from items order by id"));
        deeds.put("an empty result", c -> query(c, "select id from items where id < 0"));
        deeds.put("a join", c -> query(c, "select a.id from items a join items b on a.id = b.id order by 1"));
        deeds.put("a group", c -> query(c, "select flag, count(*) as n from items group by flag order by 2"));
        deeds.put("a query that does not parse", c -> query(c, "select from where"));
        deeds.put("an unknown table", c -> query(c, "select * from nowhere"));
        deeds.put("an unknown column", c -> query(c, "select nowhere from items"));
        addSetters(deeds);
        addStatements(deeds);
        addResults(deeds);
        addTransactions(deeds);
        return deeds;
    }

    private static void addSetters(Map<String, Behaviour.Deed> deeds) {
        deeds.put("setInt", bound("id = ?", s -> s.setInt(1, 3)));
        deeds.put("setShort", bound("small = ?", s -> s.setShort(1, (short) 3)));
        deeds.put("setLong", bound("big = ?", s -> s.setLong(1, 9_000_000_003L)));
        deeds.put("setString", bound("name = ?", s -> s.setString(1, "item 3")));
        deeds.put("setNString", bound("name = ?", s -> s.setNString(1, "item 3")));
        deeds.put("setBigDecimal", bound("amount = ?", s -> s.setBigDecimal(1, new BigDecimal("12.53"))));
        deeds.put("setDouble", bound("ratio = ?", s -> s.setDouble(1, 0.25)));
        deeds.put("setFloat", bound("ratio = ?", s -> s.setFloat(1, 0.25f)));
        deeds.put("setBoolean", bound("flag = ?", s -> s.setBoolean(1, true)));
        deeds.put("setDate", bound("born = ?", s -> s.setDate(1, Date.valueOf("2024-02-03"))));
        deeds.put("setTimestamp", bound("made = ?", s -> s.setTimestamp(1, Timestamp.valueOf("2024-02-29 12:00:03"))));
        deeds.put("setBytes", bound("data = ?", s -> s.setBytes(1, new byte[] {1})));
        deeds.put("setNull", bound("name = ?", s -> s.setNull(1, Types.VARCHAR)));
        deeds.put("setObject", bound("id = ?", s -> s.setObject(1, 3)));
        deeds.put("setObject of a date", bound("born = ?", s -> s.setObject(1, LocalDate.of(2024, 2, 3))));
        deeds.put("setObject with a type", bound("id = ?", s -> s.setObject(1, "3", Types.INTEGER)));
        deeds.put("setObject with a scale", bound("amount = ?", s -> s.setObject(1, "12.53", Types.NUMERIC, 3)));
        deeds.put("setObject with an SQLType", bound("id = ?", s -> s.setObject(1, 3, JDBCType.INTEGER)));
        deeds.put("setObject of null", bound("name = ?", s -> s.setObject(1, null)));
        deeds.put("setCharacterStream", bound("name = ?", s -> s.setCharacterStream(1, new StringReader("item 3"))));
        deeds.put(
                "setBinaryStream",
                bound(
                        "data = ?",
                        s -> s.setBinaryStream(1, new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), 1)));
        deeds.put("an index too low", bound("id = ?", s -> s.setInt(0, 3)));
        deeds.put("an index too high", bound("id = ?", s -> s.setInt(2, 3)));
        deeds.put("a parameter that is not set", bound("id = ?", s -> s.clearParameters()));
        deeds.put("parameters used again", c -> {
            try (PreparedStatement s =
                    c.prepareStatement("select name from items where id between ? and ? order by id")) {
                s.setInt(1, 2);
                s.setInt(2, 3);
                List<Object> found = new ArrayList<>(List.of(Rows.read(s.executeQuery())));
                s.setInt(2, 7);
                found.add(Rows.read(s.executeQuery()));
                return found;
            }
        });
        deeds.put("types of parameters", c -> {
            try (PreparedStatement s = c.prepareStatement("select name from items where id = ? and name = ?")) {
                return s.getParameterMetaData().getParameterCount() + " "
                        + s.getParameterMetaData().getParameterTypeName(1) + " "
                        + s.getParameterMetaData().getParameterType(2);
            }
        });
    }

    private static void addStatements(Map<String, Behaviour.Deed> deeds) {
        deeds.put("execute and getResultSet", c -> {
            try (Statement s = c.createStatement()) {
                boolean rows = s.execute(ALL);
                String seen = rows + " " + s.getUpdateCount() + " " + Rows.read(s.getResultSet());
                return seen + " " + s.getMoreResults() + " " + s.getUpdateCount();
            }
        });
        deeds.put("executeUpdate of a query", c -> {
            try (Statement s = c.createStatement()) {
                return s.executeUpdate(ALL);
            }
        });
        deeds.put("a query in a batch", c -> {
            try (Statement s = c.createStatement()) {
                s.addBatch(ALL);
                return s.executeBatch().length;
            }
        });
        deeds.put("an empty batch", c -> {
            try (Statement s = c.createStatement();
                    PreparedStatement p = c.prepareStatement(ALL)) {
                return s.executeBatch().length + p.executeBatch().length;
            }
        });
        deeds.put("maxRows", c -> {
            try (Statement s = c.createStatement()) {
                s.setMaxRows(2);
                return s.getMaxRows() + " " + Rows.read(s.executeQuery(ALL));
            }
        });
        deeds.put("a negative maxRows", c -> {
            try (Statement s = c.createStatement()) {
                s.setMaxRows(-1);
                return "set";
            }
        });
        deeds.put("settings", c -> {
            try (Statement s = c.createStatement()) {
                s.setFetchSize(7);
                s.setQueryTimeout(9);
                s.setPoolable(true);
                return s.getFetchSize() + " " + s.getQueryTimeout() + " " + s.isPoolable() + " " + s.getFetchDirection()
                        + " " + s.getResultSetType() + " " + s.getResultSetConcurrency() + " " + s.getMaxFieldSize();
            }
        });
        deeds.put("a prepared statement runs no other text", c -> {
            try (PreparedStatement s = c.prepareStatement(ALL)) {
                return s.executeQuery("select 1");
            }
        });
        deeds.put("a closed statement", c -> {
            Statement s = c.createStatement();
            s.close();
            s.close();
            return s.isClosed() + " " + s.executeQuery(ALL);
        });
        deeds.put("a closed connection", c -> {
            c.close();
            c.close();
            return c.isClosed() + " " + c.createStatement();
        });
        deeds.put("running again closes the former result", c -> {
            try (Statement s = c.createStatement()) {
                ResultSet first = s.executeQuery(ALL);
                s.executeQuery("select id from items");
                return first.isClosed();
            }
        });
        deeds.put("closing on completion", c -> {
            Statement s = c.createStatement();
            s.closeOnCompletion();
            s.executeQuery(ALL).close();
            return s.isClosed() + " " + c.isClosed();
        });
        deeds.put("no warnings", c -> {
            try (Statement s = c.createStatement()) {
                s.executeQuery(ALL);
                return s.getWarnings() + " " + c.getWarnings();
            }
        });
    }

    private static void addResults(Map<String, Behaviour.Deed> deeds) {
        deeds.put("columns of a result", c -> {
            try (PreparedStatement s =
                    c.prepareStatement("select id, name as n, amount, made, count(*) over () from items")) {
                ResultSetMetaData m = s.getMetaData();
                StringBuilder columns = new StringBuilder();
                for (int i = 1; i <= m.getColumnCount(); i++) {
                    columns.append(m.getColumnLabel(i))
                            .append(' ')
                            .append(m.getColumnTypeName(i))
                            .append(' ');
                    columns.append(m.getPrecision(i))
                            .append(' ')
                            .append(m.getScale(i))
                            .append(' ');
                    columns.append(m.getColumnClassName(i)).append('\n');
                }
                return columns;
            }
        });
        deeds.put("wasNull and conversions", c -> {
            try (Statement s = c.createStatement();
                    ResultSet rows = s.executeQuery("select * from items order by id")) {
                StringBuilder seen = new StringBuilder();
                while (rows.next()) {
                    seen.append(rows.getInt("id"))
                            .append(rows.getString("small"))
                            .append(rows.wasNull());
                    seen.append(rows.getLong("big"))
                            .append(rows.getBigDecimal("amount"))
                            .append(rows.getBoolean("flag"));
                    seen.append(rows.getObject("born", LocalDate.class)).append(rows.getTimestamp("made"));
                }
                return seen;
            }
        });
        deeds.put("a column that is not there", c -> {
            try (Statement s = c.createStatement();
                    ResultSet rows = s.executeQuery(ALL)) {
                rows.next();
                return rows.getString("nowhere");
            }
        });
        deeds.put("places of columns", c -> {
            try (Statement s = c.createStatement();
                    ResultSet rows = s.executeQuery(ALL)) {
                return rows.findColumn("name") + " " + rows.isBeforeFirst() + " " + rows.getType();
            }
        });
        deeds.put("scrolling", c -> {
            try (Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                    ResultSet rows = s.executeQuery(ALL)) {
                return rows.last() + " " + rows.getRow() + " " + rows.absolute(3) + " " + rows.getInt(1) + " "
                        + rows.previous() + " " + rows.getInt(1) + " " + rows.relative(2) + " " + rows.getInt(1) + " "
                        + rows.first() + " " + rows.isFirst() + " " + rows.getType();
            }
        });
        deeds.put("scrolling back in a forward result", c -> {
            try (Statement s = c.createStatement();
                    ResultSet rows = s.executeQuery(ALL)) {
                rows.next();
                rows.next();
                return rows.previous();
            }
        });
        deeds.put("writing into a result", c -> {
            try (Statement s = c.createStatement();
                    ResultSet rows = s.executeQuery(ALL)) {
                rows.next();
                rows.updateString(2, "x");
                rows.updateRow();
                return "written";
            }
        });
        deeds.put("a closed result", c -> {
            try (Statement s = c.createStatement()) {
                ResultSet rows = s.executeQuery(ALL);
                rows.close();
                return rows.isClosed() + " " + rows.next();
            }
        });
        deeds.put("a result of a closed statement", c -> {
            Statement s = c.createStatement();
            ResultSet rows = s.executeQuery(ALL);
            s.close();
            return rows.next();
        });
    }

    private static void addTransactions(Map<String, Behaviour.Deed> deeds) {
        deeds.put("autocommit and isolation", c -> {
            c.setAutoCommit(false);
            c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            String seen = c.getAutoCommit() + " " + c.getTransactionIsolation() + " " + query(c, ALL);
            c.commit();
            c.setAutoCommit(true);
            return seen + c.getHoldability();
        });
        deeds.put("savepoints", c -> {
            c.setAutoCommit(false);
            Savepoint named = c.setSavepoint("here");
            query(c, ALL);
            c.rollback(named);
            Savepoint plain = c.setSavepoint();
            c.releaseSavepoint(plain);
            c.rollback();
            return named.getSavepointName();
        });
        deeds.put("commit in autocommit", c -> {
            c.commit();
            return "committed";
        });
        deeds.put("a transaction after an error", c -> {
            c.setAutoCommit(false);
            Savepoint before = c.setSavepoint();
            String failed = Behaviour.Outcome.of(d -> query(d, "select * from nowhere"), c)
                    .text();
            c.rollback(before);
            return failed + query(c, ALL);
        });
        deeds.put("read only", c -> {
            c.setReadOnly(true);
            return c.isReadOnly() + " " + query(c, ALL);
        });
        deeds.put("validity", c -> c.isValid(5));
        deeds.put("holding over a commit", c -> {
            c.setAutoCommit(false);
            try (Statement s = c.createStatement(
                            ResultSet.TYPE_FORWARD_ONLY,
                            ResultSet.CONCUR_READ_ONLY,
                            ResultSet.HOLD_CURSORS_OVER_COMMIT);
                    ResultSet rows = s.executeQuery(ALL)) {
                rows.next();
                c.commit();
                return rows.next() + " " + rows.getHoldability();
            } finally {
                c.rollback();
            }
        });
    }

    private static Behaviour.Deed bound(String condition, Setter setter) {
        return connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select id from items where " + condition + " order by id")) {
                setter.set(statement);
                return Rows.read(statement.executeQuery());
            }
        };
    }

    private static Rows query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Rows.read(rows);
        }
    }
}
