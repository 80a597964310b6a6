package dev.ormai.planner.lex;

import java.util.Objects;

/**
 * A place in a text, for people.
 *
 * @param line from 1; a line ends with LF, CR or both together
 * @param column from 1, counted in code points, so that it is what an editor shows
 */
public record Position(int line, int column) {

    /** The place of the character at {@code offset}, which may also be the end of the text. */
    public static Position of(String text, int offset) {
        Objects.checkIndex(offset, text.length() + 1);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean breaksLine = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (breaksLine) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, offset) + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
