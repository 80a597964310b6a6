package dev.ormai.planner;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as PostgreSQL's settings write it. */
final class Millis {
    private static final Pattern TIME = Pattern.compile("\\s*(\\d{1,9})\\s*(ms|s|min|h|d)?\\s*");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Millis() {}

    /** Empty for what is no time, and for a longer one than the database takes. */
    static OptionalLong of(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return OptionalLong.empty();
        }
        String unit = time.group(2);
        long millis = Long.parseLong(time.group(1)) * (unit == null ? 1L : UNITS.get(unit));
        return millis <= Integer.MAX_VALUE ? OptionalLong.of(millis) : OptionalLong.empty();
    }
}
