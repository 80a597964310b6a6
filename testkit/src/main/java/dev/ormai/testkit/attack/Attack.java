package dev.ormai.testkit.attack;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt, as a file of {@code driver/src/test/resources/attacks} holds it: {@code # what the attacker hopes}, then one line for each outcome,
 * {@code [A-001 ATK-001 h2 postgresql] outcome}, then the statement up to an empty line. A statement with unusual characters is written
 * with Java's escapes and {@code escaped} in its first line.
 *
 * @param covers entries of the catalogue that it stands for
 * @param outcomes for each database that understands it: {@code refused CODE}, {@code refused} by any code, {@code same} as on the views
 *     of what the caller may see, {@code rows} that cannot be asked of the views, {@code catalog} and the rows of the database's
 *     own catalog as they must be, {@code changed} for what changed rows or the session, or {@code failed} in the database or here, without a row
 */
public record Attack(
        String id, String story, String file, Set<String> covers, Map<DatabaseKind, String> outcomes, String sql) {
    /** Where the cases are: with the module that is attacked first, found from the folder of any module. */
    public static final Path FOLDER = Path.of("..", "driver", "src", "test", "resources", "attacks")
            .toAbsolutePath()
            .normalize();

    private static final List<String> FILES = List.of(
            "names", "clauses", "columns", "failures", "doors", "text", "writes", "state", "agents", "inference");
    private static final List<DatabaseKind> ALL =
            List.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB);
    private static final Pattern HEADER = Pattern.compile("\\[([A-Z]-\\d+)((?: [\\w-]+)*)] (.+)\\n");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** All of one kind that this database understands. */
    public static List<Attack> on(DatabaseKind kind) throws IOException {
        return all().stream()
                .filter(attack -> attack.outcomes.containsKey(kind))
                .toList();
    }

    public static List<Attack> all() throws IOException {
        List<Attack> all = new ArrayList<>();
        for (String file : FILES) {
            all.addAll(read(file, Files.readString(FOLDER.resolve(file + ".attack"))));
        }
        return all;
    }

    private static List<Attack> read(String file, String text) {
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
                attacks.add(one(story, file, rest));
            }
        }
        return attacks;
    }

    private static Attack one(String story, String file, String text) {
        String id = "";
        boolean escaped = false;
        Set<String> covers = new TreeSet<>();
        Map<DatabaseKind, String> outcomes = new EnumMap<>(DatabaseKind.class);
        Matcher header = HEADER.matcher(text);
        int end = 0;
        while (header.find() && header.start() == end) {
            end = header.end();
            id = header.group(1);
            for (String word : header.group(2).strip().split(" ", -1)) {
                if (word.startsWith("ATK-")) {
                    covers.add(word);
                } else if (word.equals("escaped")) {
                    escaped = true;
                } else {
                    databases(word).forEach(kind -> outcomes.put(kind, header.group(3)));
                }
            }
        }
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("no case in " + file + ".attack: " + text);
        }
        String sql = text.substring(end);
        return new Attack(id, story, file, covers, outcomes, escaped ? unescaped(sql) : sql);
    }

    private static List<DatabaseKind> databases(String word) {
        return word.equals("all") ? ALL : List.of(DatabaseKind.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static String unescaped(String sql) {
        return ESCAPE.matcher(sql)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                .translateEscapes();
    }
}
