package dev.ormai.planner.lex;

/** The escapes of {@code U&'..'} and {@code U&".."}, with the UESCAPE clause that may follow: the same in PostgreSQL and H2. */
final class UnicodeEscapes {
    private UnicodeEscapes() {}

    /** The meaning of {@code text}, whose closing quote was just read. Moves behind a UESCAPE clause if there is one. */
    static String decode(Scanner scanner, String text, int start) {
        char escape = escapeCharacter(scanner);
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != escape) {
                decoded.append(c);
            } else if (i < text.length() && text.charAt(i) == escape) {
                decoded.append(escape);
                i++;
            } else {
                boolean six = i < text.length() && text.charAt(i) == '+';
                int from = six ? i + 1 : i;
                int to = from + (six ? 6 : 4);
                appendCodePoint(scanner, start, decoded, text, from, to);
                i = to;
            }
        }
        if (Characters.loneSurrogate(decoded) >= 0) {
            throw scanner.syntax(start, "a Unicode escape for half of a surrogate pair", "write the code point itself");
        }
        return decoded.toString();
    }

    private static void appendCodePoint(
            Scanner scanner, int start, StringBuilder decoded, String text, int from, int to) {
        int codePoint = to <= text.length() ? 0 : -1;
        for (int i = from; i < to && codePoint >= 0; i++) {
            char c = text.charAt(i);
            codePoint = Characters.isHexDigit(c) ? codePoint * 16 + Character.digit(c, 16) : -1;
        }
        if (codePoint < 1 || codePoint > Character.MAX_CODE_POINT) {
            throw scanner.syntax(
                    start,
                    "a Unicode escape that is not the escape character with 4 digits, or with + and 6 digits",
                    "write the escape character twice to mean itself");
        }
        decoded.appendCodePoint(codePoint);
    }

    private static char escapeCharacter(Scanner scanner) {
        int mark = scanner.at;
        scanner.skipBlanks();
        int word = scanner.at;
        int wordEnd = Math.min(word + 7, scanner.length);
        boolean named = Characters.equalIgnoringAsciiCase(scanner.sql.substring(word, wordEnd), "uescape");
        if (!named || PostgresScanner.isWordPart(scanner.peek(7))) {
            scanner.at = mark;
            return '\\';
        }
        scanner.at += 7;
        scanner.skipBlanks();
        if (scanner.here() != '\'' || scanner.peek(2) != '\'' || scanner.peek(3) == '\'' || !allowed(scanner.peek(1))) {
            throw scanner.syntax(
                    word,
                    "UESCAPE without one escape character",
                    "write one ASCII character in quotes that is no hexadecimal digit, quote, plus sign or white space");
        }
        char escape = scanner.peek(1);
        scanner.at += 3;
        return escape;
    }

    private static boolean allowed(char c) {
        return c > ' ' && c < 0x7F && !Characters.isHexDigit(c) && c != '+' && c != '\'' && c != '"';
    }
}
