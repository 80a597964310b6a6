package dev.ormai.driver.golden;

import java.util.Locale;

/** Tells whether a statement orders its result: {@code order by} outside of all parentheses and strings. */
final class TopLevelOrder {
    private TopLevelOrder() {}

    static boolean in(String sql) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (String part : sql.toLowerCase(Locale.ROOT)
                .replaceAll("'[^']*'|\"[^\"]*\"|`[^`]*`", "''")
                .split("(?=[()])", -1)) {
            if (part.startsWith("(")) {
                depth++;
            } else if (part.startsWith(")")) {
                depth--;
            }
            if (depth == 0) {
                outside.append(part).append(' ');
            }
        }
        return outside.toString().matches("(?s).*\\border\\s+by\\b.*");
    }
}
