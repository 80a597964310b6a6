package dev.ormai.driver;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A URL taken apart: {@code jdbc:ormai:postgresql://host/shop?ormai.policy=p.yaml&ssl=true}, or with semicolons for H2.
 *
 * @param realUrl without our prefix and our properties
 * @param ours our properties
 * @param theirs the real driver's, names and values decoded
 */
record OrmAiUrl(Database database, String realUrl, Map<String, String> ours, Map<String, String> theirs) {
    static final String PREFIX = "jdbc:ormai:";

    static OrmAiUrl parse(String url) throws SQLException {
        String rest = url.substring(PREFIX.length());
        Database database = Database.ofUrl(rest);
        boolean semicolons = database == Database.H2;
        int start = rest.indexOf(semicolons ? ';' : '?');
        if (start < 0) {
            return new OrmAiUrl(database, "jdbc:" + rest, Map.of(), Map.of());
        }
        Map<String, String> ours = new LinkedHashMap<>();
        Map<String, String> theirs = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        for (String part : rest.substring(start + 1).split(semicolons ? "(?<!\\\\);" : "&", -1)) {
            String name = name(part, semicolons);
            if (name.startsWith(DriverProperty.PREFIX)) {
                putOnce(ours, name, value(part, semicolons));
            } else if (!part.isEmpty()) {
                theirs.put(name, value(part, semicolons));
                kept.add(part);
            }
        }
        String address = "jdbc:" + rest.substring(0, start);
        String separator = semicolons ? ";" : "&";
        String real = kept.isEmpty() ? address : address + (semicolons ? ";" : "?") + String.join(separator, kept);
        return new OrmAiUrl(database, real, ours, theirs);
    }

    private static void putOnce(Map<String, String> ours, String name, String value) throws SQLException {
        if (ours.put(name, value) != null) {
            throw Refusals.invalid("property '" + name + "' is given twice", "leave one");
        }
    }

    private static String name(String part, boolean plain) {
        int equals = part.indexOf('=');
        return decoded(equals < 0 ? part : part.substring(0, equals), plain).trim();
    }

    private static String value(String part, boolean plain) {
        int equals = part.indexOf('=');
        return equals < 0 ? "" : decoded(part.substring(equals + 1), plain);
    }

    /** A plus stays a plus: paths and names have them, forms are not sent here. */
    private static String decoded(String text, boolean plain) {
        if (plain || text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not an escape: then the text means itself.
            return text;
        }
    }

    /** Without passwords, for people and for metadata. */
    String shown() {
        int start = realUrl.indexOf(database == Database.H2 ? ';' : '?');
        String address = start < 0 ? realUrl : realUrl.substring(0, start);
        return PREFIX + address.substring("jdbc:".length()).replaceAll("//[^/@]*@", "//");
    }
}
