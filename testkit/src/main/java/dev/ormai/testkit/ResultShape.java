package dev.ormai.testkit;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a result says of its columns, to be compared with what another says of its own. Immutable once read. */
public final class ResultShape {
    private static final Set<String> PLACES = Set.of("schema", "catalog");
    private static final Set<String> ORIGINS = Set.of("table", "schema", "catalog", "nullable");

    /** Of no columns. */
    public static final ResultShape NONE = new ResultShape();

    /** One map of properties for each column. */
    private final List<Map<String, Object>> columns = new ArrayList<>();

    private ResultShape() {}

    /** Asks the metadata everything that JDBC lets it be asked of a column. */
    public static ResultShape of(ResultSetMetaData metaData) throws SQLException {
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
    public ResultShape moved(String from, String to) {
        ResultShape moved = new ResultShape();
        for (Map<String, Object> column : columns) {
            Map<String, Object> there = new LinkedHashMap<>(column);
            PLACES.forEach(place -> there.replace(place, from, to));
            moved.columns.add(there);
        }
        return moved;
    }

    /** Without what a statement says of the tables that a column comes from. */
    public ResultShape withoutOrigins() {
        ResultShape without = new ResultShape();
        for (Map<String, Object> column : columns) {
            Map<String, Object> known = new LinkedHashMap<>(column);
            known.keySet().removeAll(ORIGINS);
            without.columns.add(known);
        }
        return without;
    }

    /**
     * A property of a column that is not what it is on the views.
     *
     * @param column its place, from 1, and its label there
     */
    public record Difference(String column, String property, @Nullable Object value, @Nullable Object onViews) {
        @Override
        public String toString() {
            return "%s: %s is %s, on the views %s".formatted(column, property, value, onViews);
        }
    }

    /** Each property of a column that differs; for a different number of columns, that too. */
    public List<Difference> differences(ResultShape views) {
        List<Difference> differences = new ArrayList<>();
        if (columns.size() != views.columns.size()) {
            differences.add(new Difference("all", "number of columns", columns.size(), views.columns.size()));
        }
        for (int i = 0; i < Math.min(columns.size(), views.columns.size()); i++) {
            Map<String, Object> expected = views.columns.get(i);
            String column = (i + 1) + " " + expected.get("label");
            columns.get(i).forEach((property, value) -> {
                if (!Objects.equals(value, expected.get(property))) {
                    differences.add(new Difference(column, property, value, expected.get(property)));
                }
            });
        }
        return differences;
    }
}
