package dev.ormai.planner.catalog;

/** Comparison of names without regard to the case of the letters A to Z, and of no others. */
public final class AsciiCase {
    private AsciiCase() {}

    public static boolean equal(String a, String b) {
        return a.length() == b.length() && fold(a).equals(fold(b));
    }

    /** A to Z become a to z; everything else stays, whatever the locale. */
    public static String fold(String text) {
        int i = 0;
        while (i < text.length() && !isUpper(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUpper(c)) {
                folded.setCharAt(i, (char) (c + 32));
            }
        }
        return folded.toString();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
