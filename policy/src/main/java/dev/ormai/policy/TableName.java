package dev.ormai.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table's name as written in a policy. The catalog is asked for exactly this name first and then for the one name
 * that differs in the case of ASCII letters only.
 *
 * @param schema absent: the default schema of the connection
 */
public record TableName(Optional<String> schema, String name) {
    /**
     * Reads {@code name} or {@code schema.name}; a part in double quotes may hold dots and blanks, and a doubled quote
     * in it stands for one.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static TableName parse(String text) {
        List<String> parts = parts(text);
        return switch (parts.size()) {
            case 1 -> new TableName(Optional.empty(), parts.get(0));
            case 2 -> new TableName(Optional.of(parts.get(0)), parts.get(1));
            default -> throw new IllegalArgumentException("table name has more than two parts: " + text);
        };
    }

    @Override
    public String toString() {
        return schema.map(s -> written(s) + ".").orElse("") + written(name);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder part = new StringBuilder();
            at = text.startsWith("\"", at) ? quoted(text, at, part) : plain(text, at, part);
            if (part.isEmpty()) {
                throw new IllegalArgumentException("table name has an empty part: " + text);
            }
            parts.add(part.toString());
            if (at == text.length()) {
                return parts;
            }
            if (text.charAt(at) != '.') {
                throw new IllegalArgumentException("table name goes on after its closing quote: " + text);
            }
            at++;
        }
    }

    private static int plain(String text, int start, StringBuilder part) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '.') {
            char c = text.charAt(at);
            if (isSpecial(c)) {
                throw new IllegalArgumentException("table name needs double quotes around this part: " + text);
            }
            part.append(c);
            at++;
        }
        return at;
    }

    private static int quoted(String text, int start, StringBuilder part) {
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                part.append(c);
                at++;
            } else if (text.startsWith("\"\"", at)) {
                part.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("table name has an open quote: " + text);
    }

    private static String written(String part) {
        boolean plain = part.chars().noneMatch(c -> c == '.' || isSpecial((char) c));
        return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    private static boolean isSpecial(char c) {
        return c == '"' || Character.isWhitespace(c) || c == ';' || c == '\'' || c == '`' || Character.isISOControl(c);
    }
}
