package dev.ormai.planner.parse;

import java.util.Locale;

/** On or off, in the words that MySQL and H2 have for it. */
final class Switch {
    private Switch() {}

    static boolean on(Cursor cursor, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "on", "true" -> true;
            case "0", "off", "false" -> false;
            default -> throw cursor.unexpected(cursor.at() - 1);
        };
    }
}
