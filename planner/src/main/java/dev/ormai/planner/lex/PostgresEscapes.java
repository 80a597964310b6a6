package dev.ormai.planner.lex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of one {@code E'..'} string. Octal and hexadecimal escapes name bytes, which must form UTF-8 with their neighbours. */
final class PostgresEscapes {
    private final Scanner scanner;
    private final int start;
    private final StringBuilder text = new StringBuilder();
    private byte[] bytes = new byte[4];
    private int byteCount;

    PostgresEscapes(Scanner scanner, int start) {
        this.scanner = scanner;
        this.start = start;
    }

    /** Reads from the quote here to behind the quote that closes this part of the string. */
    void readPart() {
        scanner.at++;
        while (true) {
            char c = scanner.here();
            if (c == Scanner.END) {
                throw scanner.syntax(
                        start, "the string is never closed", "add the closing '; a backslash before it hides it");
            }
            if (c == '\\') {
                escape();
                continue;
            }
            if (c == '\'') {
                if (scanner.peek(1) != '\'') {
                    scanner.at++;
                    return;
                }
                scanner.at++;
            }
            append(c);
            scanner.at++;
        }
    }

    /** The whole value, when all parts are read. */
    String finish() {
        flushBytes();
        return text.toString();
    }

    private void append(char c) {
        if (byteCount > 0) {
            flushBytes();
        }
        text.append(c);
    }

    private void escape() {
        char c = scanner.peek(1);
        switch (c) {
            case Scanner.END -> scanner.at++;
            case 'b' -> single('\b');
            case 'f' -> single('\f');
            case 'n' -> single('\n');
            case 'r' -> single('\r');
            case 't' -> single('\t');
            case 'v' ->
                throw scanner.unsupported(
                        scanner.at, "\\v, which means v before PostgreSQL 16 and a tab since", "write \\x0b or v");
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            case 'x' -> {
                int digits = digitsAt(2, 2, false);
                if (digits == 0) {
                    single('x');
                } else {
                    appendByte(2, digits, 16);
                }
            }
            default -> {
                if (Characters.isOctalDigit(c)) {
                    appendByte(1, digitsAt(1, 3, true), 8);
                } else {
                    single(c);
                }
            }
        }
    }

    private void single(char value) {
        append(value);
        scanner.at += 2;
    }

    private int digitsAt(int offset, int most, boolean octal) {
        int count = 0;
        while (count < most && isDigit(scanner.peek(offset + count), octal)) {
            count++;
        }
        return count;
    }

    private static boolean isDigit(char c, boolean octal) {
        return octal ? Characters.isOctalDigit(c) : Characters.isHexDigit(c);
    }

    private void appendByte(int offset, int digits, int radix) {
        int value = number(offset, digits, radix) & 0xFF;
        if (value == 0) {
            throw scanner.syntax(scanner.at, "an escape for the byte 0", "PostgreSQL has no such character; remove it");
        }
        if (byteCount == bytes.length) {
            bytes = Arrays.copyOf(bytes, byteCount * 2);
        }
        bytes[byteCount++] = (byte) value;
        scanner.at += offset + digits;
    }

    private int number(int offset, int digits, int radix) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * radix + Character.digit(scanner.peek(offset + i), radix);
        }
        return value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }

    private void flushBytes() {
        if (byteCount == 0) {
            return;
        }
        try {
            text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, byteCount)));
        } catch (CharacterCodingException e) {
            throw scanner.syntax(
                    start,
                    "octal or hexadecimal escapes that are not UTF-8 together",
                    "write the character itself, or \\u with 4 digits");
        }
        byteCount = 0;
    }

    private void unicode(int digits) {
        int first = codePoint(digits);
        if (Character.isBmpCodePoint(first) && Character.isSurrogate((char) first)) {
            char marker = scanner.here() == '\\' ? scanner.peek(1) : Scanner.END;
            int low = marker == 'u' ? codePoint(4) : marker == 'U' ? codePoint(8) : -1;
            boolean pair = Character.isHighSurrogate((char) first)
                    && Character.isBmpCodePoint(low)
                    && Character.isLowSurrogate((char) low);
            if (!pair) {
                throw scanner.syntax(
                        start, "a Unicode escape for half of a surrogate pair", "write \\U with 8 digits instead");
            }
            first = Character.toCodePoint((char) first, (char) low);
        }
        flushBytes();
        text.appendCodePoint(first);
    }

    private int codePoint(int digits) {
        int codePoint = digitsAt(2, digits, false) == digits ? number(2, digits, 16) : -1;
        if (codePoint < 1) {
            throw scanner.syntax(
                    scanner.at,
                    "a Unicode escape that is not \\u with 4 or \\U with 8 hexadecimal digits of a character",
                    "write the character itself");
        }
        scanner.at += 2 + digits;
        return codePoint;
    }
}
