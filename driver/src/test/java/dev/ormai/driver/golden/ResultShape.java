package dev.ormai.driver.golden;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a result says of its columns: one map of properties for each. */
final class ResultShape {
    private static final Set<String> PLACES = Set.of("schema", "catalog");
    private static final Set<String> ORIGINS = Set.of("table", "schema", "catalog", "nullable");

    private final List<Map<String, Object>> columns = new ArrayList<>();

    static final ResultShape NONE = new ResultShape();

    static ResultShape of(ResultSetMetaData metaData) throws SQLException {
        ResultShape shape = new ResultShape();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("label", metaData.getColumnLabel(i));
            column.put("name", metaData.getColumnName(i));
            column.put("type", metaData.getColumnType(i));
            column.put("type name", metaData.getColumnTypeName(i));
            column.put("class", metaData.getColumnClassName(i));
            column.put("precision", metaData.getPrecision(i));
            column.put("scale", metaData.getScale(i));
            column.put("display size", metaData.getColumnDisplaySize(i));
            column.put("signed", metaData.isSigned(i));
            column.put("nullable", metaData.isNullable(i));
            column.put("auto increment", metaData.isAutoIncrement(i));
            column.put("case sensitive", metaData.isCaseSensitive(i));
            column.put("currency", metaData.isCurrency(i));
            column.put("searchable", metaData.isSearchable(i));
            column.put("read only", metaData.isReadOnly(i));
            column.put("writable", metaData.isWritable(i));
            column.put("definitely writable", metaData.isDefinitelyWritable(i));
            column.put("table", metaData.getTableName(i));
            column.put("schema", metaData.getSchemaName(i));
            column.put("catalog", metaData.getCatalogName(i));
            shape.columns.add(column);
        }
        return shape;
    }

    /** With another name for a schema or database: that of the tables for that of their views. */
    ResultShape moved(String from, String to) {
        ResultShape moved = new ResultShape();
        for (Map<String, Object> column : columns) {
            Map<String, Object> there = new LinkedHashMap<>(column);
            PLACES.forEach(place -> there.replace(place, from, to));
            moved.columns.add(there);
        }
        return moved;
    }

    /** Without what a statement says of the tables that a column comes from. */
    ResultShape withoutOrigins() {
        ResultShape without = new ResultShape();
        for (Map<String, Object> column : columns) {
            Map<String, Object> known = new LinkedHashMap<>(column);
            known.keySet().removeAll(ORIGINS);
            without.columns.add(known);
        }
        return without;
    }

    /** One line for each property of a column that differs. */
    List<String> differences(ResultShape views) {
        List<String> differences = new ArrayList<>();
        if (columns.size() != views.columns.size()) {
            differences.add(columns.size() + " columns, on the views " + views.columns.size());
        }
        for (int i = 0; i < Math.min(columns.size(), views.columns.size()); i++) {
            Map<String, Object> expected = views.columns.get(i);
            columns.get(i).forEach((property, value) -> {
                if (!Objects.equals(value, expected.get(property))) {
                    differences.add(String.format(
                            Locale.ROOT,
                            "%s: %s is %s, on the views %s",
                            expected.get("label"),
                            property,
                            value,
                            expected.get(property)));
                }
            });
        }
        return differences;
    }
}
