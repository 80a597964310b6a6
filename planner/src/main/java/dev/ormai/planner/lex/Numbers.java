package dev.ormai.planner.lex;

/**
 * How a dialect writes numbers. Digit separators are left out of the token's text, so that older servers read the same number.
 *
 * @param separators whether an underscore may stand between digits
 * @param radixMarkers the letters that may follow a leading zero
 * @param ranges whether two dots behind a number are an operator
 * @param junkIsError whether the database itself refuses a letter directly behind a number; MySQL may read a name then, H2 an alias
 */
record Numbers(boolean separators, String radixMarkers, boolean ranges, boolean junkIsError) {
    /** As of version 16; earlier servers refuse separators and radix markers. */
    static final Numbers POSTGRESQL = new Numbers(true, "xXoObB", true, true);

    static final Numbers MYSQL = new Numbers(false, "xb", false, false);
    static final Numbers H2 = new Numbers(true, "xXoObB", false, false);

    /** Reads the number that begins here with a digit, or with a dot before a digit. */
    void read(Scanner scanner) {
        int start = scanner.at;
        boolean hasRadix = scanner.here() == '0' && radixMarkers.indexOf(scanner.peek(1)) >= 0;
        if (hasRadix) {
            withRadix(scanner, start);
        } else {
            decimal(scanner, start);
        }
        checkEnd(scanner, start);
        String text = scanner.sql.substring(start, scanner.at);
        scanner.add(TokenKind.NUMBER, text.indexOf('_') < 0 ? text : text.replace("_", ""), start);
    }

    private void withRadix(Scanner scanner, int start) {
        int radix =
                switch (scanner.peek(1)) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    default -> 2;
                };
        scanner.at += 2;
        if (separators && scanner.here() == '_') {
            scanner.at++;
        }
        digits(scanner, start, radix);
    }

    private void decimal(Scanner scanner, int start) {
        if (scanner.here() != '.') {
            digits(scanner, start, 10);
        }
        if (scanner.here() == '.' && !(ranges && scanner.peek(1) == '.')) {
            scanner.at++;
            if (Characters.isDigit(scanner.here())) {
                digits(scanner, start, 10);
            }
        }
        if (scanner.here() == 'e' || scanner.here() == 'E') {
            scanner.at++;
            if (scanner.here() == '+' || scanner.here() == '-') {
                scanner.at++;
            }
            digits(scanner, start, 10);
        }
    }

    private void digits(Scanner scanner, int start, int radix) {
        int first = scanner.at;
        while (isDigit(scanner.here(), radix)
                || (separators && scanner.here() == '_' && scanner.at > first && isDigit(scanner.peek(1), radix))) {
            scanner.at++;
        }
        if (scanner.at == first) {
            throw junk(scanner, start);
        }
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private void checkEnd(Scanner scanner, int start) {
        char c = scanner.here();
        boolean partOfWord = Characters.isLetter(c) || Characters.isDigit(c) || c == '_' || c == '$' || c >= 0x80;
        if (partOfWord || (c == '.' && !ranges)) {
            throw junk(scanner, start);
        }
    }

    private LexException junk(Scanner scanner, int start) {
        String message = "a number directly before other characters";
        String hint = "put a space behind the number, or quote the name";
        return junkIsError ? scanner.syntax(start, message, hint) : scanner.unsupported(start, message, hint);
    }
}
