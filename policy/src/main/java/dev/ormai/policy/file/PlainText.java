package dev.ormai.policy.file;

/** Refuses the characters that a text file has no use for and that a terminal or a log would act on. */
final class PlainText {
    private PlainText() {}

    /** Whether the text is plain; otherwise the first place where it is not becomes a fault. */
    static boolean check(String text, Faults faults) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isForbidden(c)) {
                String code = String.format(java.util.Locale.ROOT, "U+%04X", (int) c);
                faults.add(new Place(line, column), "", "character " + code + " is not allowed", "printable text");
                return false;
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return true;
    }

    private static boolean isForbidden(char c) {
        boolean layout = c == '\t' || c == '\n' || c == '\r';
        boolean control = Character.isISOControl(c) && !layout;
        boolean turnsText = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return control || turnsText || c == '\uFEFF' || c >= '\uFFFE';
    }
}
