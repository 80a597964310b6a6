package dev.ormai.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a mask pattern: literal text, <code>{firstN}</code> and <code>{lastN}</code>. */
final class PatternParts {
    private static final Pattern PLACE = Pattern.compile("\\{(first|last)([1-9][0-9]{0,3})}");

    private PatternParts() {}

    static List<MaskKind.Part> parse(String text) {
        List<MaskKind.Part> parts = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int at = 0;
        while (places.find()) {
            addText(parts, text, at, places.start());
            int count = Integer.parseInt(places.group(2));
            parts.add(places.group(1).equals("first") ? new MaskKind.Part.First(count) : new MaskKind.Part.Last(count));
            at = places.end();
        }
        addText(parts, text, at, text.length());
        return parts;
    }

    private static void addText(List<MaskKind.Part> parts, String text, int start, int end) {
        String literal = text.substring(start, end);
        if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "a brace in the pattern '" + text + "' belongs to no {firstN} or {lastN}");
        }
        if (!literal.isEmpty()) {
            parts.add(new MaskKind.Part.Text(literal));
        }
    }
}
