package dev.ormai.driver.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a message that may hold several, as a server of PostgreSQL's protocol would take them apart. */
final class Statements {
    /** What a semicolon may stand in, and the semicolon. */
    private static final Pattern PART = Pattern.compile(
            "'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*|/\\*.*?\\*/|;",
            Pattern.DOTALL);

    private Statements() {}

    static List<String> split(String message) {
        List<String> statements = new ArrayList<>();
        Matcher part = PART.matcher(message);
        int start = 0;
        while (part.find()) {
            if (part.group().equals(";")) {
                statements.add(message.substring(start, part.start()).strip());
                start = part.end();
            }
        }
        statements.add(message.substring(start).strip());
        return statements.stream().filter(sql -> !sql.isEmpty()).toList();
    }
}
