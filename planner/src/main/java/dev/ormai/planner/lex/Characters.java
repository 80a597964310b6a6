package dev.ormai.planner.lex;

import java.util.Locale;

/** The character classes that lexers share. ASCII only where databases look at ASCII only; nothing here depends on a locale. */
final class Characters {
    private static final String[] ASCII = new String[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = String.valueOf(c);
        }
    }

    private Characters() {}

    /** A text of this one ASCII character, always the same object. */
    static String asString(char ascii) {
        return ASCII[ascii];
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isOctalDigit(char c) {
        return c >= '0' && c <= '7';
    }

    static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Space, tab, LF, VT, FF and CR: the only white space that all three databases agree on. */
    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Whether a reader could not see this character, or would take it for white space or a line end. */
    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    static char toLower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** A to Z to lower case and nothing else: PostgreSQL's folding in UTF8. */
    static String toAsciiLowerCase(String word) {
        int i = 0;
        while (i < word.length() && toLower(word.charAt(i)) == word.charAt(i)) {
            i++;
        }
        if (i == word.length()) {
            return word;
        }
        char[] folded = word.toCharArray();
        for (; i < folded.length; i++) {
            folded[i] = toLower(folded[i]);
        }
        return new String(folded);
    }

    static boolean equalIgnoringAsciiCase(String left, String right) {
        if (left.length() != right.length()) {
            return false;
        }
        for (int i = 0; i < left.length(); i++) {
            if (toLower(left.charAt(i)) != toLower(right.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The offset of the first surrogate without its other half, or -1. */
    static int loneSurrogate(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i += 2;
            } else {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes this well-formed text has in UTF-8. */
    static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a surrogate pair counts two of the pair's four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /** A character for a message: itself if it can be seen, and its number. */
    static String describe(int codePoint) {
        String number = "U+" + String.format(Locale.ROOT, "%04X", codePoint);
        return isInvisible(codePoint) || Character.getType(codePoint) == Character.SURROGATE
                ? number
                : "'" + Character.toString(codePoint) + "' (" + number + ")";
    }
}
