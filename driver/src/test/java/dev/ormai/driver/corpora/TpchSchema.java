package dev.ormai.driver.corpora;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The TPC-H tables, each row belonging to tenant 1 or 2, and views of what tenant 1 may see. */
final class TpchSchema {
    private static final double SCALE = 0.01;
    private static final Map<String, String> PRIMARY_KEYS = Map.of(
            "customer", "c_custkey",
            "lineitem", "l_orderkey, l_linenumber",
            "nation", "n_nationkey",
            "orders", "o_orderkey",
            "part", "p_partkey",
            "partsupp", "ps_partkey, ps_suppkey",
            "region", "r_regionkey",
            "supplier", "s_suppkey");

    private TpchSchema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema tpch; create schema v_tpch");
            for (TpchTable<?> table : TpchTable.getTables()) {
                create(connection, statement, table);
            }
            statement.execute("analyze");
        }
    }

    private static <E extends TpchEntity> void create(Connection connection, Statement statement, TpchTable<E> table)
            throws SQLException {
        List<TpchColumn<E>> columns = table.getColumns();
        String names = columns.stream().map(TpchColumn::getColumnName).collect(Collectors.joining(", "));
        String name = table.getTableName();
        statement.execute("create table tpch.%s (%s, tenant_id int)"
                .formatted(
                        name,
                        columns.stream()
                                .map(c -> c.getColumnName() + " " + type(c.getType()))
                                .collect(Collectors.joining(", "))));
        fill(connection, table, columns);
        statement.execute("alter table tpch.%s add primary key (%s)".formatted(name, PRIMARY_KEYS.get(name)));
        statement.execute(
                "create view v_tpch.%s as select %s from tpch.%s where tenant_id = 1".formatted(name, names, name));
    }

    private static <E extends TpchEntity> void fill(
            Connection connection, TpchTable<E> table, List<TpchColumn<E>> columns) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(columns.size() + 1, "?"));
        int row = 0;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into tpch.%s values (%s)".formatted(table.getTableName(), marks))) {
            for (E entity : table.createGenerator(SCALE, 1, 1)) {
                for (int i = 0; i < columns.size(); i++) {
                    bind(insert, i + 1, columns.get(i), entity);
                }
                // Every nation and region is visible, so that joins find something; of the rest, five of six rows.
                boolean small = table == TpchTable.NATION || table == TpchTable.REGION;
                insert.setInt(columns.size() + 1, small || row++ % 6 != 0 ? 1 : 2);
                insert.addBatch();
                if (row % 5000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static <E extends TpchEntity> void bind(PreparedStatement insert, int index, TpchColumn<E> column, E entity)
            throws SQLException {
        switch (column.getType().getBase()) {
            case IDENTIFIER -> insert.setLong(index, column.getIdentifier(entity));
            case INTEGER -> insert.setInt(index, column.getInteger(entity));
            case DATE -> insert.setDate(index, Date.valueOf(java.time.LocalDate.ofEpochDay(column.getDate(entity))));
            case DOUBLE -> insert.setDouble(index, column.getDouble(entity));
            case VARCHAR -> insert.setString(index, column.getString(entity));
        }
    }

    private static String type(TpchColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER -> "bigint";
            case INTEGER -> "int";
            case DATE -> "date";
            case DOUBLE -> "numeric(15, 2)";
            case VARCHAR -> "varchar";
        };
    }
}
