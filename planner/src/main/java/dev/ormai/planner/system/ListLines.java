package dev.ormai.planner.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a list in this package: a word and the rest, comments and line breaks gone. */
final class ListLines {
    private ListLines() {}

    record Line(String word, String rest) {}

    static List<Line> of(String file) {
        List<String> joined = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + ' ' + line.strip());
            } else {
                joined.add(line.strip());
            }
        }
        return joined.stream().map(ListLines::line).toList();
    }

    private static Line line(String text) {
        String[] parts = text.split(" +", 2);
        return new Line(parts[0], parts.length == 2 ? parts[1] : "");
    }

    private static String text(String file) {
        try (InputStream in = ListLines.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the list is missing: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list " + file, e);
        }
    }
}
