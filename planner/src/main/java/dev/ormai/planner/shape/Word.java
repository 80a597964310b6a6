package dev.ormai.planner.shape;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What an unquoted word does to the place in a statement. Looked up without making a string of it. */
enum Word {
    /** A name, or a keyword that nothing here depends on. */
    NAME,
    SELECT,
    FROM,
    /** Part of a join, or what may stand before a parenthesis in FROM. */
    JOIN,
    WHERE,
    ON,
    /** Begins a clause whose literals all stay. */
    CLAUSE,
    /** Begins another query of the same depth. */
    SET_OPERATION,
    WITH,
    AS,
    AND,
    OR,
    NOT,
    IN,
    BETWEEN,
    EXISTS,
    CASE,
    /** Begins or makes a statement that changes something: none of those has a shape here. */
    WRITE;

    private static final int MOST_LETTERS = 9;
    private static final int BITS = 7;

    private static final Map<Word, String> WORDS = Map.ofEntries(
            Map.entry(SELECT, "select"),
            Map.entry(FROM, "from"),
            Map.entry(JOIN, "join inner left right full cross natural outer lateral"),
            Map.entry(WHERE, "where"),
            Map.entry(ON, "on"),
            Map.entry(
                    CLAUSE,
                    "group order having limit offset fetch window qualify for values table set returning into using"),
            Map.entry(SET_OPERATION, "union intersect except minus all"),
            Map.entry(WITH, "with recursive"),
            Map.entry(AS, "as"),
            Map.entry(AND, "and"),
            Map.entry(OR, "or"),
            Map.entry(NOT, "not"),
            Map.entry(IN, "in"),
            Map.entry(BETWEEN, "between"),
            Map.entry(EXISTS, "exists"),
            Map.entry(CASE, "case when then else end"),
            Map.entry(WRITE, "insert update delete merge replace call do explain"));

    private static final long[] CODES;
    private static final Word[] FOUND;

    static {
        TreeMap<Long, Word> sorted = new TreeMap<>();
        WORDS.forEach((word, texts) -> {
            for (String text : texts.split(" ")) {
                sorted.put(code(text, 0, text.length()), word);
            }
        });
        CODES = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        FOUND = sorted.values().toArray(Word[]::new);
    }

    static Word at(String text, int start, int end) {
        if (end - start > MOST_LETTERS) {
            return NAME;
        }
        int index = Arrays.binarySearch(CODES, code(text, start, end));
        return index < 0 ? NAME : FOUND[index];
    }

    private static long code(String text, int start, int end) {
        long code = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            code = code << BITS | (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        return code;
    }
}
