package dev.ormai.cli.display;

import java.util.ArrayList;
import java.util.List;

/** Running text in lines, broken between words. */
public final class Paragraph {
    private Paragraph() {}

    /** Lines of at most this width; a longer word has a line of its own. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** One line of at most this width; what does not fit gives way to an ellipsis. */
    public static String shortened(String text, int width) {
        return TextWidth.shortened(text, width);
    }
}
