package dev.ormai.planner.lex;

import org.jspecify.annotations.Nullable;

/** The strings of MySQL and MariaDB: backslash escapes, either quote, joined when adjacent, with or without a character set. */
final class MySqlStrings {
    private final MySqlScanner scanner;

    MySqlStrings(MySqlScanner scanner) {
        this.scanner = scanner;
    }

    /** Reads the string here, together with the character set before it. */
    void string() {
        TokenKind kind = TokenKind.STRING;
        Token introducer = introducer(scanner.previous());
        int start = scanner.at;
        if (introducer != null) {
            kind = introduced(introducer);
            start = introducer.start();
            scanner.removePrevious();
            Token further = scanner.previous();
            if (further != null
                    && (further.kind() == TokenKind.STRING || further.kind() == TokenKind.NATIONAL_STRING)) {
                throw scanner.syntax(
                        start, "a character set between two strings", "write it before the first string only");
            }
        }
        scanner.add(kind, parts(), start);
    }

    /** Reads the {@code N'..'} here. */
    void nationalString() {
        int start = scanner.at++;
        scanner.add(TokenKind.NATIONAL_STRING, parts(), start);
    }

    /** Reads the bit or hexadecimal string here. */
    void digits(TokenKind kind) {
        Token before = scanner.previous();
        int start = scanner.at++;
        checkNoIntroducer(before, start);
        int close = scanner.sql.indexOf('\'', scanner.at + 1);
        if (close < 0) {
            throw scanner.syntax(start, "the string is never closed", "add the closing '");
        }
        // Two quotes are no quote here: the first one ends the digits.
        String text = scanner.sql.substring(scanner.at + 1, close);
        scanner.at = close + 1;
        Quoted.checkDigits(scanner, kind, text, start);
        if (kind == TokenKind.HEX_STRING) {
            Quoted.checkWholeBytes(scanner, text, start);
        }
        scanner.add(kind, text, start);
    }

    /** Refuses bytes that a character set before them turns into a string. */
    void checkNoIntroducer(@Nullable Token before, int start) {
        Token introducer = introducer(before);
        if (introducer != null) {
            throw scanner.unsupported(
                    start, "the character set " + introducer.text() + " before binary digits", "write a plain string");
        }
    }

    private static @Nullable Token introducer(@Nullable Token before) {
        boolean found = before != null
                && before.kind() == TokenKind.WORD
                && before.text().startsWith("_");
        return found ? before : null;
    }

    private TokenKind introduced(Token introducer) {
        if (introducer.isWord("_utf8mb4")) {
            return TokenKind.STRING;
        }
        if (introducer.isWord("_utf8") || introducer.isWord("_utf8mb3")) {
            return TokenKind.NATIONAL_STRING;
        }
        throw scanner.unsupported(
                introducer.start(),
                "the character set " + introducer.text() + " before a string",
                "write the string without it; texts are sent as utf8mb4");
    }

    private String parts() {
        int start = scanner.at;
        StringBuilder text = new StringBuilder();
        MySqlScanner.Place end;
        do {
            part(start, text);
            end = scanner.place();
            scanner.skipBlanks();
        } while (scanner.here() == '\'' || scanner.here() == '"');
        scanner.backTo(end);
        return text.toString();
    }

    private void part(int start, StringBuilder text) {
        char quote = scanner.here();
        scanner.at++;
        while (true) {
            char c = scanner.here();
            if (c == Scanner.END) {
                throw scanner.syntax(
                        start,
                        "the string is never closed",
                        "add the closing " + quote + "; a backslash before it hides it");
            }
            if (c == '\\') {
                escape(text);
            } else if (c != quote) {
                text.append(c);
                scanner.at++;
            } else if (scanner.peek(1) == quote) {
                text.append(c);
                scanner.at += 2;
            } else {
                scanner.at++;
                return;
            }
        }
    }

    private void escape(StringBuilder text) {
        char c = scanner.peek(1);
        switch (c) {
            case Scanner.END -> {
                scanner.at++;
                return;
            }
            case '0' -> text.append('\0');
            case 'b' -> text.append('\b');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'Z' -> text.append('\u001A');
            // The backslash stays, so that LIKE sees it.
            case '%', '_' -> text.append('\\').append(c);
            default -> text.append(c);
        }
        scanner.at += 2;
    }
}
