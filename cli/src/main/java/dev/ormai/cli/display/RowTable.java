package dev.ormai.cli.display;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of a result as a small table.
 *
 * @param labels of the columns
 * @param numeric which columns are aligned to the right
 * @param rows values as text; absent for null
 * @param more whether the result had more rows than were read
 */
public record RowTable(List<String> labels, List<Boolean> numeric, List<List<Optional<String>>> rows, boolean more) {
    private static final String NULL = "null";
    private static final int WIDEST_CELL = 40;

    public RowTable {
        labels = List.copyOf(labels);
        numeric = List.copyOf(numeric);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Reads at most so many rows; the caller closes the result. */
    public static RowTable read(ResultSet result, int most) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> labels = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
            numeric.add(isNumber(columns.getColumnType(i)));
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        boolean more = false;
        while (result.next()) {
            if (rows.size() == most) {
                more = true;
                break;
            }
            List<Optional<String>> row = new ArrayList<>();
            for (int i = 1; i <= labels.size(); i++) {
                row.add(Optional.ofNullable(result.getString(i)));
            }
            rows.add(row);
        }
        return new RowTable(labels, numeric, rows, more);
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> true;
            default -> false;
        };
    }

    /** The values of one column, in the order of the rows; empty text for null. */
    public List<String> column(String label) {
        int at = labels.stream().map(RowTable::folded).toList().indexOf(folded(label));
        if (at < 0) {
            throw new IllegalArgumentException("the result has no column " + label + ", only " + labels);
        }
        return rows.stream().map(row -> row.get(at).orElse("")).toList();
    }

    private static String folded(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    /** Lines of at most this width, head first, then one for the number of rows. */
    public List<String> lines(int width) {
        List<Integer> widths = widths(width);
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.add(line(labels, widths));
            lines.add(widths.stream().map("─"::repeat).collect(Collectors.joining("──")));
            rows.forEach(row -> lines.add(line(row.stream().map(RowTable::shown).toList(), widths)));
        }
        lines.add(count());
        return lines;
    }

    private String count() {
        if (rows.isEmpty()) {
            return "(no rows)";
        }
        return rows.size() == 1 ? "(1 row)" : "(" + rows.size() + (more ? " rows, and more)" : " rows)");
    }

    private List<Integer> widths(int width) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> TextWidth.of(shown(row.get(column))))
                    .max()
                    .orElse(0);
            widths.add(Math.min(WIDEST_CELL, Math.max(TextWidth.of(labels.get(i)), widest)));
        }
        int gaps = 2 * Math.max(0, labels.size() - 1);
        while (widths.stream().mapToInt(Integer::intValue).sum() + gaps > width) {
            int widest = widths.indexOf(java.util.Collections.max(widths));
            if (widths.get(widest) <= 4) {
                break;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
        return widths;
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = TextWidth.shortened(cells.get(i), widths.get(i));
            line.append(i == 0 ? "" : "  ")
                    .append(
                            numeric.get(i)
                                    ? TextWidth.rightAligned(cell, widths.get(i))
                                    : TextWidth.padded(cell, widths.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String shown(Optional<String> value) {
        return value.map(HarmlessText::ofCell).orElse(NULL);
    }
}
