package dev.ormai.testkit;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells two results apart, in words that show where to look. Lines with {@code -} are in the first only, with {@code +} in the second only. */
final class RowsDifference {
    private static final int LINES_SHOWN = 20;
    private static final int LONGEST_TEXT_SHOWN = 200;

    private RowsDifference() {}

    static Optional<String> inOrder(Rows first, Rows second) {
        Optional<String> columns = ofColumns(first, second);
        if (columns.isPresent()) {
            return columns;
        }
        List<String> lines = new ArrayList<>();
        int longer = Math.max(first.size(), second.size());
        for (int i = 0; i < longer; i++) {
            List<@Nullable Object> left = i < first.size() ? first.rows().get(i) : null;
            List<@Nullable Object> right = i < second.size() ? second.rows().get(i) : null;
            if (left == null || !left.equals(right)) {
                if (left != null) {
                    lines.add("row " + (i + 1) + " - " + text(left));
                }
                if (right != null) {
                    lines.add("row " + (i + 1) + " + " + text(right));
                }
            }
        }
        return report(first, second, lines);
    }

    static Optional<String> inAnyOrder(Rows first, Rows second) {
        Optional<String> columns = ofColumns(first, second);
        if (columns.isPresent()) {
            return columns;
        }
        Map<List<@Nullable Object>, Integer> surplus = new LinkedHashMap<>();
        first.rows().forEach(row -> surplus.merge(row, 1, Integer::sum));
        second.rows().forEach(row -> surplus.merge(row, -1, Integer::sum));
        // A row of each side in turn, so that what is shown of a long difference has both.
        Deque<String> left = new ArrayDeque<>();
        Deque<String> right = new ArrayDeque<>();
        surplus.forEach((row, count) -> {
            if (count > 0) {
                left.add("- %s times %s".formatted(count, text(row)));
            } else if (count < 0) {
                right.add("+ %s times %s".formatted(-count, text(row)));
            }
        });
        List<String> lines = new ArrayList<>();
        while (!left.isEmpty() || !right.isEmpty()) {
            Stream.of(left, right).filter(side -> !side.isEmpty()).forEach(side -> lines.add(side.removeFirst()));
        }
        return report(first, second, lines);
    }

    private static Optional<String> ofColumns(Rows first, Rows second) {
        return columns(first).equals(columns(second))
                ? Optional.empty()
                : Optional.of("the columns differ:\n- %s\n+ %s".formatted(columns(first), columns(second)));
    }

    private static List<String> columns(Rows rows) {
        return rows.columns().stream()
                .map(column -> "%s %s(%s)"
                        .formatted(column.label().toLowerCase(Locale.ROOT), column.typeName(), column.jdbcType()))
                .toList();
    }

    private static Optional<String> report(Rows first, Rows second, List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String more = lines.size() > LINES_SHOWN ? "\n… and %s lines more".formatted(lines.size() - LINES_SHOWN) : "";
        return Optional.of("the rows differ (%s and %s rows) in %s:\n%s%s"
                .formatted(
                        first.size(),
                        second.size(),
                        first.labels(),
                        lines.stream().limit(LINES_SHOWN).collect(Collectors.joining("\n")),
                        more));
    }

    static String text(List<@Nullable Object> row) {
        return row.stream().map(RowsDifference::text).collect(Collectors.joining(" | "));
    }

    /** Text in quotes, so that {@code '1'} and {@code 1}, and {@code 'null'} and null, look different. */
    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (!(value instanceof String string)) {
            return String.valueOf(value);
        }
        String visible = string.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        if (visible.length() > LONGEST_TEXT_SHOWN) {
            return "'%s…' (%s characters)".formatted(visible.substring(0, LONGEST_TEXT_SHOWN), string.length());
        }
        return "'" + visible + "'";
    }
}
