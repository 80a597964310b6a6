package dev.ormai.driver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether a setting would stay what it is. */
final class SameValue {
    /** Names and offsets of one time: a session that has one of them has all. */
    private static final Set<String> UTC = Set.of(
            "utc",
            "etc/utc",
            "gmt",
            "etc/gmt",
            "uct",
            "etc/uct",
            "zulu",
            "etc/zulu",
            "universal",
            "etc/universal",
            "0",
            "+0",
            "-0",
            "+00:00",
            "-00:00",
            "00:00",
            "+00",
            "-00",
            "00");

    private SameValue() {}

    static boolean is(String setting, String current, String asked) {
        String now = current.toLowerCase(Locale.ROOT).strip();
        String then = asked.toLowerCase(Locale.ROOT).strip();
        return now.equals(then)
                || switch (setting) {
                    case "client_encoding", "names" -> encoding(now).equals(encoding(then));
                    case "standard_conforming_strings" ->
                        now.equals("on") && Set.of("true", "yes", "1").contains(then);
                    case "DateStyle" ->
                        words(now).containsAll(words(then)) && !words(then).isEmpty();
                    case "sql_mode" -> words(now).equals(words(then));
                    case "TimeZone" -> UTC.contains(now) && UTC.contains(then);
                    case "time_zone" -> UTC.contains(now) && now.contains("00:00") && then.contains("00:00");
                    default -> false;
                };
    }

    private static String encoding(String name) {
        String letters = name.replaceAll("[^a-z0-9]", "");
        return letters.equals("unicode") ? "utf8" : letters;
    }

    private static Set<String> words(String list) {
        Set<String> words = new TreeSet<>(Arrays.asList(list.split("[,\\s]+", -1)));
        words.remove("");
        return words;
    }
}
