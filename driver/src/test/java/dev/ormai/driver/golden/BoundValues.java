package dev.ormai.driver.golden;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a case's {@code with}: {@code 5, 5L, 1.50, true, 'text', null, date 2026-01-05, uuid 00000000-…}, bound as Java's types of that form. */
final class BoundValues {
    private static final Pattern VALUE = Pattern.compile("\\s*('(?:[^']|'')*'|[^,]+?)\\s*(?:,|$)");

    private final List<String> values = new ArrayList<>();

    BoundValues(String text) {
        Matcher matcher = VALUE.matcher(text);
        while (matcher.lookingAt()) {
            values.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
        if (!matcher.hitEnd() || values.isEmpty()) {
            throw new IllegalArgumentException("not values with commas between: " + text);
        }
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int position, String value) throws SQLException {
        if (value.startsWith("'")) {
            statement.setString(position, value.substring(1, value.length() - 1).replace("''", "'"));
        } else if (value.equals("null")) {
            statement.setNull(position, Types.VARCHAR);
        } else if (value.equals("true") || value.equals("false")) {
            statement.setBoolean(position, value.equals("true"));
        } else if (value.startsWith("date ")) {
            statement.setObject(position, LocalDate.parse(value.substring("date ".length())));
        } else if (value.startsWith("uuid ")) {
            statement.setObject(position, UUID.fromString(value.substring("uuid ".length())));
        } else if (value.endsWith("L")) {
            statement.setLong(position, Long.parseLong(value.substring(0, value.length() - 1)));
        } else if (value.contains(".")) {
            statement.setBigDecimal(position, new BigDecimal(value));
        } else {
            statement.setInt(position, Integer.parseInt(value));
        }
    }
}
