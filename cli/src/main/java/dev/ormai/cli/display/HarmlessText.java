package dev.ormai.cli.display;

/** Text of other people's as a terminal may show it: nothing in it moves the cursor, changes a colour or turns the line around. */
public final class HarmlessText {
    private HarmlessText() {}

    /** What a terminal would act on is shown as a sign of its own. */
    static String ofCell(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? sign(c) : c));
        return shown.toString();
    }

    /** The same, and nothing that is not seen: for what people decide upon. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        ofCell(text).codePoints().forEach(c -> shown.appendCodePoint(isUnseen(c) ? '�' : c));
        return shown.toString();
    }

    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    /** The pictures of control characters stand in Unicode in their order. */
    private static int sign(int control) {
        return control < 0x20 ? 0x2400 + control : '�';
    }
}
