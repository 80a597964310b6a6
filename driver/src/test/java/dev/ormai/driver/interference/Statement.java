package dev.ormai.driver.interference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with the values of its parameters.
 *
 * @param ordered whether its rows come in one order only
 */
record Statement(String sql, List<Object> values, boolean ordered) {
    private static final Pattern BOUND = Pattern.compile("⟦([in])([^⟧]*)⟧");

    Statement {
        values = List.copyOf(values);
    }

    /** How a value is written in a text that is still growing, so that parameters come in the order of the text. */
    static String bound(int value) {
        return "⟦i" + value + "⟧";
    }

    static String bound(String value) {
        return "⟦n" + value + "⟧";
    }

    static Statement of(String text, boolean ordered) {
        List<Object> values = new ArrayList<>();
        Matcher matcher = BOUND.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(2);
            values.add(matcher.group(1).equals("i") ? (Object) Integer.valueOf(value) : value);
        }
        return new Statement(matcher.replaceAll("?"), values, ordered);
    }

    @Override
    public String toString() {
        return values.isEmpty() ? sql : sql + " with " + values;
    }
}
