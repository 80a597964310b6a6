package dev.ormai.driver.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one client sent: a file with a comment before each message, {@code -- c2 Q (simple query)} or {@code -- c2 P (Parse) …}, and the
 * message's text below.
 *
 * @param statements each text once, in the order in which it came first
 */
record ClientTraffic(String client, List<String> statements) {
    private static final Pattern MESSAGE = Pattern.compile("-- c\\d+ .*");

    ClientTraffic {
        statements = List.copyOf(statements);
    }

    static List<ClientTraffic> all(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        List<ClientTraffic> all = new ArrayList<>();
        for (Path file : files) {
            all.add(read(file));
        }
        return all;
    }

    private static ClientTraffic read(Path file) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (MESSAGE.matcher(line).matches() || line.startsWith("-- client: ") || line.startsWith("-- frontend ")) {
                add(text, texts);
            } else {
                text.append(line).append('\n');
            }
        }
        add(text, texts);
        String name = String.valueOf(file.getFileName());
        return new ClientTraffic(name.substring(0, name.length() - ".sql".length()), List.copyOf(texts));
    }

    private static void add(StringBuilder text, Set<String> texts) {
        Statements.split(text.toString()).forEach(texts::add);
        text.setLength(0);
    }
}
