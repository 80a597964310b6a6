package dev.ormai.planner.parse;

import dev.ormai.planner.tree.Lock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One query as JSqlParser gets to see it: its clauses, with a quoted name such as <code>"i17"</code> for each
 * {@linkplain Island island} that begins at token 17 and <code>"n17"</code> for the name that is token 17. So JSqlParser
 * sees no quote, backslash, line end or comment of the client's, and no nesting, on which it would spend exponential time.
 */
final class Frame {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> tokens = new ArrayList<>();
    private final Map<Integer, Island> islands = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final List<Lock> locks = new ArrayList<>();
    private final int end;

    /** @param end the index of the token behind the query */
    Frame(int end) {
        this.end = end;
    }

    /** How many words and placeholders JSqlParser has to read. */
    int size() {
        return tokens.size();
    }

    String text() {
        return text.toString();
    }

    /** The locks of the query, in the order of the text; JSqlParser would take only one. */
    List<Lock> locks() {
        return locks;
    }

    /** Adds a keyword or a mark. */
    void keyword(String word, int token) {
        offsets.add(text.length());
        tokens.add(token);
        text.append(word).append(' ');
    }

    void island(Island island, int token) {
        islands.put(token, island);
        keyword("\"i" + token + '"', token);
    }

    void name(String name, int token) {
        names.put(token, name);
        keyword("\"n" + token + '"', token);
    }

    /** The token whose text stands at this offset, or the end of the query. */
    int tokenAt(int offset) {
        int found = end;
        for (int i = offsets.size() - 1; i >= 0; i--) {
            if (offsets.get(i) <= offset && offset < text.length()) {
                found = tokens.get(i);
                break;
            }
        }
        return found;
    }

    boolean isLimitAll(String placeholder) {
        return islands.get(number(placeholder, 'i')) instanceof Island.OfLimitAll;
    }

    <T extends Island> T island(String placeholder, Class<T> kind) {
        Island island = islands.get(number(placeholder, 'i'));
        if (!kind.isInstance(island)) {
            throw new IllegalStateException(
                    placeholder + " is " + island + " where a " + kind.getSimpleName() + " belongs");
        }
        return kind.cast(island);
    }

    String name(String placeholder) {
        String name = names.get(number(placeholder, 'n'));
        if (name == null) {
            throw new IllegalStateException(placeholder + " names nothing");
        }
        return name;
    }

    /** The token for which a placeholder stands. */
    static int number(String placeholder, char kind) {
        int last = placeholder.length() - 1;
        boolean sound = last >= 3
                && placeholder.charAt(0) == '"'
                && placeholder.charAt(1) == kind
                && placeholder.charAt(last) == '"';
        if (!sound) {
            throw new IllegalStateException(placeholder + " is no placeholder");
        }
        return Integer.parseInt(placeholder.substring(2, last));
    }
}
