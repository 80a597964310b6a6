package dev.ormai.driver.golden;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a result says of its columns: one map of properties for each. */
final class ResultShape {
    /** What differs by nature: a column comes from a table here and from a view there, and only of a table it is known to hold no null. */
    private static final List<String> BY_NATURE = List.of("table", "schema", "catalog", "nullable");

    /** MariaDB derives the length of a long text from the expression that makes it, and ends at numbers that mean nothing. */
    private static final List<String> LENGTHS = List.of("precision", "scale", "display size");

    /** What MariaDB says of a text that an expression makes. */
    private static final int NO_SCALE = 39;

    private final List<Map<String, Object>> columns = new ArrayList<>();

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
            column.put("table", metaData.getTableName(i));
            column.put("schema", metaData.getSchemaName(i));
            column.put("catalog", metaData.getCatalogName(i));
            shape.columns.add(column);
        }
        return shape;
    }

    /** One line for each property of a column that differs. */
    List<String> differences(ResultShape views) {
        return differences(views, false);
    }

    /** The same for what differs by nature. */
    List<String> differencesByNature(ResultShape views) {
        return differences(views, true);
    }

    private List<String> differences(ResultShape views, boolean byNature) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<String, Object> expected = views.columns.get(i);
            columns.get(i).forEach((property, value) -> {
                boolean natural = BY_NATURE.contains(property)
                        || (LENGTHS.contains(property) && "LONGTEXT".equals(expected.get("type name")))
                        || (property.equals("scale") && Objects.equals(value, NO_SCALE));
                if (natural == byNature && !Objects.equals(value, expected.get(property))) {
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
