package dev.ormai.driver.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a {@code .rewrite} file.
 *
 * <p>A line that begins with {@code # } begins a case and is its name. A line that begins with a word is an entry: the word, blanks, the
 * value. A line that begins with blanks continues the value above. Lines before the first case that begin with {@code ## } are remarks
 * and stay. Values keep their line ends for {@code sql} and {@code means}; elsewhere a line end is one blank.
 */
final class GoldenFormat {
    private static final int INDENT = 12;
    private static final int WIDTH = 140;
    private static final List<String> ORDER = List.of(
            "policy",
            "as",
            "only",
            "sql",
            "with",
            "means",
            "order",
            "limited",
            "h2",
            "postgresql",
            "mariadb",
            "refused",
            "fails",
            "rows");
    private static final Set<String> KEEP_LINES = Set.of("sql", "means");

    private GoldenFormat() {}

    static GoldenFile read(String name, String text) {
        List<Block> blocks = blocks(name, text);
        GoldenFile file = new GoldenFile(name, blocks.get(0).entries());
        blocks.stream().skip(1).forEach(block -> file.cases().add(new GoldenCase(file, block.name(), block.entries())));
        return file;
    }

    /** The entries under one {@code #}; the first block is the head and has no name. */
    private record Block(String name, Map<String, String> entries) {}

    private static List<Block> blocks(String file, String text) {
        List<Block> blocks = new ArrayList<>(List.of(new Block("", new LinkedHashMap<>())));
        String key = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Map<String, String> entries = blocks.get(blocks.size() - 1).entries();
            if (line.isBlank() || line.startsWith("## ")) {
                continue;
            }
            if (line.startsWith("# ")) {
                blocks.add(new Block(line.substring(2).strip(), new LinkedHashMap<>()));
            } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
                String separator = keepsLines(key) ? "\n" : " ";
                entries.merge(key, line.strip(), (value, more) -> value.isEmpty() ? more : value + separator + more);
            } else {
                String[] parts = line.split("\\s+", 2);
                key = parts[0];
                if (!ORDER.contains(word(key))) {
                    throw new IllegalArgumentException("%s:%d: unknown word %s".formatted(file, number, key));
                }
                if (entries.put(key, parts.length == 1 ? "" : parts[1].strip()) != null) {
                    throw new IllegalArgumentException("%s:%d: %s stands twice".formatted(file, number, key));
                }
            }
        }
        return blocks;
    }

    /** The same file with the entries as they are now; {@code before} gives its remarks and the head's own layout. */
    static String write(GoldenFile file, String before) {
        String head = before.lines().takeWhile(line -> !line.startsWith("# ")).collect(Collectors.joining("\n"));
        StringBuilder text = new StringBuilder(head.strip()).append('\n');
        for (GoldenCase golden : file.cases()) {
            text.append("\n# ").append(golden.name()).append('\n');
            golden.entries().entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> ORDER.indexOf(word(entry.getKey()))))
                    .forEach(entry -> entry(entry.getKey(), entry.getValue(), text));
        }
        return text.toString();
    }

    private static void entry(String key, String value, StringBuilder text) {
        String first = key.length() < INDENT ? key + " ".repeat(INDENT - key.length()) : key + "  ";
        List<String> lines = keepsLines(key) ? value.lines().toList() : wrapped(value, WIDTH - INDENT);
        text.append(first).append(String.join("\n" + " ".repeat(INDENT), lines)).append('\n');
    }

    private static boolean keepsLines(String key) {
        return KEEP_LINES.contains(word(key));
    }

    /** The key without the database behind it. */
    private static String word(String key) {
        return key.split("-", 2)[0];
    }

    /** Breaks only at a blank that stands alone, so that joining the lines with one blank gives the text again. */
    private static List<String> wrapped(String value, int width) {
        List<String> lines = new ArrayList<>();
        String rest = value;
        while (rest.length() > width) {
            int at = breakBefore(rest, width);
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at));
            rest = rest.substring(at + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static int breakBefore(String text, int width) {
        for (int at = width; at > width / 2; at--) {
            if (text.charAt(at) == ' ' && text.charAt(at - 1) != ' ' && text.charAt(at + 1) != ' ') {
                return at;
            }
        }
        return -1;
    }
}
