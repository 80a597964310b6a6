package dev.ormai.planner.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements to begin with: those of the golden cases and of the attacks, and the inputs that once found something. */
final class Seeds {
    static final Path FOUND =
            Path.of("src", "test", "resources", "fuzz", "found").toAbsolutePath();

    private static final Path DRIVER =
            Path.of("..", "driver", "src", "test", "resources").toAbsolutePath();
    private static final Pattern SQL = Pattern.compile("(?m)^sql\\s+(.*(?:\\R\\s+\\S.*)*)");

    private Seeds() {}

    static List<String> statements() throws IOException {
        List<String> statements = new ArrayList<>();
        try (Stream<Path> files = Files.walk(DRIVER)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(rewrite|attack)"))
                    .sorted()
                    .toList()) {
                Matcher matcher = SQL.matcher(Files.readString(file));
                while (matcher.find()) {
                    statements.add(matcher.group(1).replaceAll("\\R\\s+", "\n"));
                }
            }
        }
        return statements;
    }

    /** Inputs as they are. */
    static List<Path> found() throws IOException {
        try (Stream<Path> files = Files.list(FOUND)) {
            return files.sorted().toList();
        }
    }

    /** Writes the statements as inputs of {@link StatementFuzz} into the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int number = 0;
        for (String statement : statements()) {
            for (byte dialect = 0; dialect < 3; dialect++) {
                byte[] text = statement.getBytes(StandardCharsets.UTF_8);
                byte[] input = new byte[text.length + 2];
                input[0] = dialect;
                input[1] = (byte) number;
                System.arraycopy(text, 0, input, 2, text.length);
                Files.write(folder.resolve("seed-" + number++), input);
            }
        }
    }
}
