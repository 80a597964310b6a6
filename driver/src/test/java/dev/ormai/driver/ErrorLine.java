package dev.ormai.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error of a database, as a file of {@code src/test/resources/errors} holds it: the SQLSTATE, and after a tab the statement that raises
 * it, behind {@code -scene-} where it takes more than a statement.
 */
record ErrorLine(String state, String scene, String sql) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "errors");
    private static final Pattern LINE = Pattern.compile("(\\w{5})\\t(?:-(\\w+)- )?(.+)");

    static List<ErrorLine> of(String database) throws IOException {
        return Files.readAllLines(FOLDER.resolve(database + ".error")).stream()
                .map(ErrorLine::parse)
                .toList();
    }

    /** Procedures have semicolons inside; statements end with one at the end of a line. */
    static String[] setup(String database) throws IOException {
        return Files.readString(FOLDER.resolve("setup." + database + ".sql"))
                .strip()
                .split(";\\R");
    }

    private static ErrorLine parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no error: " + line);
        }
        String scene = matcher.group(2);
        return new ErrorLine(matcher.group(1), scene == null ? "plain" : scene, matcher.group(3));
    }
}
