package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt, as a file of {@code src/test/resources/attacks} holds it: {@code # what the attacker hopes}, then {@code [A-001 h2 postgresql]
 * outcome}, then the statement up to an empty line. A statement with unusual characters is written with Java's escapes and {@code escaped}
 * among its databases.
 *
 * @param outcome {@code refused CODE}, {@code refused} by any code, {@code same} as on the views of what the caller may see, or {@code
 *     failed} in the database or here, without a row
 */
record Attack(String id, String story, Set<DatabaseKind> databases, String outcome, String sql) {
    static final Path FOLDER = Path.of("src", "test", "resources", "attacks").toAbsolutePath();

    /** All of one kind that this database understands. */
    static List<Attack> on(DatabaseKind kind) throws IOException {
        List<Attack> all = new ArrayList<>();
        for (String file : List.of("names", "clauses", "columns", "doors", "text", "writes")) {
            all.addAll(read(Files.readString(FOLDER.resolve(file + ".attack"))));
        }
        return all.stream().filter(attack -> attack.databases.contains(kind)).toList();
    }

    private static List<Attack> read(String text) {
        List<Attack> attacks = new ArrayList<>();
        String story = "";
        for (String block : text.strip().split("\\n{2,}")) {
            String rest = block.strip();
            if (rest.startsWith("#")) {
                int end = rest.indexOf('\n');
                story = rest.substring(1, end < 0 ? rest.length() : end).strip();
                rest = end < 0 ? "" : rest.substring(end + 1);
            }
            if (!rest.isBlank()) {
                attacks.add(one(story, rest));
            }
        }
        return attacks;
    }

    private static Attack one(String story, String text) {
        int close = text.indexOf(']');
        int line = text.indexOf('\n');
        List<String> words = List.of(text.substring(1, close).split(" "));
        Set<DatabaseKind> databases = new TreeSet<>();
        for (String word : words.subList(1, words.size())) {
            if (word.equals("all")) {
                databases.addAll(Set.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB));
            } else if (!word.equals("escaped")) {
                databases.add(DatabaseKind.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        String sql = text.substring(line + 1);
        return new Attack(
                words.get(0),
                story,
                databases,
                text.substring(close + 1, line).strip(),
                words.contains("escaped") ? unescaped(sql) : sql);
    }

    private static String unescaped(String sql) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(sql)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                .translateEscapes();
    }
}
