package dev.ormai.planner.lex;

/** Text between quotes where the quote itself is written twice and nothing else is special. */
final class Quoted {
    private Quoted() {}

    /**
     * Reads from the quote here to behind the quote that closes it.
     *
     * @param start where the token began, for the error
     * @param what what it is called in the error
     */
    static String read(Scanner scanner, int start, String what) {
        String sql = scanner.sql;
        char quote = scanner.here();
        int from = scanner.at + 1;
        StringBuilder text = null;
        while (true) {
            int close = sql.indexOf(quote, from);
            if (close < 0) {
                throw scanner.syntax(start, "the " + what + " is never closed", "add the closing " + quote);
            }
            scanner.at = close + 1;
            if (scanner.here() != quote) {
                String rest = sql.substring(from, close);
                return text == null ? rest : text.append(rest).toString();
            }
            text = text == null ? new StringBuilder() : text;
            text.append(sql, from, close + 1);
            from = close + 2;
        }
    }

    /** Refuses a bit or hexadecimal string with anything but its digits. */
    static void checkDigits(Scanner scanner, TokenKind kind, String text, int start) {
        boolean bits = kind == TokenKind.BIT_STRING;
        if (!bits && kind != TokenKind.HEX_STRING) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (bits ? c != '0' && c != '1' : !Characters.isHexDigit(c)) {
                String name = bits ? "bit string" : "hexadecimal string";
                throw scanner.syntax(
                        start,
                        "a " + name + " with the character " + Characters.describe(text.codePointAt(i)),
                        bits ? "use 0 and 1 only" : "use 0 to 9 and A to F only");
            }
        }
    }

    /** Refuses a hexadecimal string that is not whole bytes. */
    static void checkWholeBytes(Scanner scanner, String text, int start) {
        if (text.length() % 2 != 0) {
            throw scanner.syntax(
                    start, "a hexadecimal string with an odd number of digits", "write two digits for each byte");
        }
    }
}
