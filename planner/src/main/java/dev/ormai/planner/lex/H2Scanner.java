package dev.ormai.planner.lex;

import dev.ormai.planner.ParameterStyle;
import java.util.Locale;

/** The scanner of H2 2.x in regular mode. */
final class H2Scanner extends Scanner {
    private boolean positional;
    private boolean numbered;

    H2Scanner(String sql, ParameterStyle parameters) {
        super(sql, parameters);
    }

    @Override
    void skipBlanks() {
        while (true) {
            char c = here();
            if (Characters.isBlank(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                skipLineComment();
            } else if (!skipSlashComment()) {
                return;
            }
        }
    }

    private boolean skipSlashComment() {
        if (here() != '/') {
            return false;
        }
        if (peek(1) == '*') {
            NestedComment.skip(this);
            return true;
        }
        if (peek(1) == '/') {
            skipLineComment();
            return true;
        }
        return false;
    }

    private void skipLineComment() {
        while (at < length && here() != '\n' && here() != '\r') {
            at++;
        }
    }

    @Override
    void next() {
        char c = here();
        switch (c) {
            case '\'' -> string(0);
            case '"' -> quotedName(0);
            case '`' -> backtickName();
            case '$' -> dollar();
            case '?' -> questionMark();
            case '(', ')', '[', ']', ',' -> addPunctuation();
            case '.' -> {
                if (Characters.isDigit(peek(1))) {
                    Numbers.H2.read(this);
                } else {
                    addPunctuation();
                }
            }
            case '@' -> throw unsupported(at, "session variables are not supported", "use a bind parameter");
            default -> {
                if (Characters.isDigit(c)) {
                    Numbers.H2.read(this);
                } else if (isWordStart(sql.codePointAt(at))) {
                    prefixedOrWord(c);
                } else {
                    operator(c);
                }
            }
        }
    }

    private void operator(char c) {
        String two = at + 1 < length ? sql.substring(at, at + 2) : "";
        switch (two) {
            case "!=", "!~", "&&", "::", ":=", "<=", "<>", ">=", "||" -> addOperator(two);
            default -> {
                switch (c) {
                    case '%', '*', '+', '-', '/', '<', '=', '>', '~' -> addOperator(Characters.asString(c));
                    case ':' -> addPunctuation();
                    default -> throw unexpected();
                }
            }
        }
    }

    private void prefixedOrWord(char c) {
        char second = peek(1);
        if (second == '\'' && (c == 'n' || c == 'N')) {
            string(1);
        } else if (second == '\'' && (c == 'x' || c == 'X')) {
            hexString();
        } else if (second == '&' && (c == 'u' || c == 'U') && peek(2) == '\'') {
            string(2);
        } else if (second == '&' && (c == 'u' || c == 'U') && peek(2) == '"') {
            quotedName(2);
        } else {
            word();
        }
    }

    private static boolean isWordStart(int codePoint) {
        return codePoint != '$' && Character.isJavaIdentifierStart(codePoint);
    }

    private void word() {
        int start = at;
        while (at < length) {
            int codePoint = sql.codePointAt(at);
            if (!Character.isJavaIdentifierPart(codePoint)) {
                break;
            }
            if (Characters.isInvisible(codePoint)) {
                throw unsupported(
                        at,
                        Characters.describe(codePoint) + " outside quotes belongs to a name in H2",
                        "replace it with a plain space, or quote the name");
            }
            at += Character.charCount(codePoint);
        }
        add(TokenKind.WORD, fold(sql.substring(start, at), start), start);
    }

    /** Folds as H2 does, with Java's upper case for English, but refuses letters where that is surprising, such as a sharp s. */
    private String fold(String word, int start) {
        String folded = word.toUpperCase(Locale.ROOT);
        for (int i = 0; i < word.length(); i++) {
            boolean changesKind =
                    folded.length() != word.length() || (word.charAt(i) >= 0x80 && folded.charAt(i) < 0x80);
            if (changesKind) {
                throw unsupported(
                        start,
                        "the name " + word + ", which H2 folds to " + folded,
                        "write the name in double quotes as the table has it");
            }
        }
        return folded;
    }

    private void quotedName(int prefix) {
        int start = at;
        at += prefix;
        String text = Quoted.read(this, start, "quoted name");
        checkNotEmpty(text, start);
        if (prefix > 0) {
            text = UnicodeEscapes.decode(this, text, start);
        }
        add(TokenKind.QUOTED_NAME, text, start);
    }

    /** A name in backticks is folded like one without quotes, and yet is never a keyword. */
    private void backtickName() {
        int start = at;
        String text = Quoted.read(this, start, "quoted name");
        checkNotEmpty(text, start);
        add(TokenKind.QUOTED_NAME, fold(text, start), start);
    }

    private void checkNotEmpty(String name, int start) {
        if (name.isEmpty()) {
            throw unsupported(start, "a quoted name without characters", "write the name between the quotes");
        }
    }

    private void string(int prefix) {
        int start = at;
        at += prefix;
        String text = parts(start);
        if (prefix == 2) {
            text = UnicodeEscapes.decode(this, text, start);
        }
        addString(TokenKind.STRING, text, start);
    }

    private void hexString() {
        int start = at++;
        String text = parts(start);
        if (text.indexOf(' ') >= 0) {
            throw unsupported(start, "a hexadecimal string with spaces inside", "remove the spaces");
        }
        Quoted.checkDigits(this, TokenKind.HEX_STRING, text, start);
        Quoted.checkWholeBytes(this, text, start);
        addString(TokenKind.HEX_STRING, text, start);
    }

    private void addString(TokenKind kind, String text, int start) {
        Token before = previous();
        if (before != null && (before.kind() == TokenKind.STRING || before.kind() == TokenKind.HEX_STRING)) {
            throw syntax(start, "a string directly after a string", "write one string, or join them with ||");
        }
        add(kind, text, start);
    }

    /** Joins adjacent strings: behind white space and comments, but not behind a comment that begins with dashes. */
    private String parts(int start) {
        String text = Quoted.read(this, start, "string");
        StringBuilder joined = null;
        while (continues()) {
            joined = joined == null ? new StringBuilder(text) : joined;
            joined.append(Quoted.read(this, start, "string"));
        }
        return joined == null ? text : joined.toString();
    }

    private boolean continues() {
        int mark = at;
        while (Characters.isBlank(here()) || here() == '/') {
            if (here() != '/') {
                at++;
            } else if (!skipSlashComment()) {
                break;
            }
        }
        if (here() == '\'') {
            return true;
        }
        at = mark;
        return false;
    }

    private void dollar() {
        int start = at;
        if (peek(1) == '$') {
            int close = sql.indexOf("$$", start + 2);
            if (close < 0) {
                throw syntax(start, "the dollar quote is never closed", "add the closing $$");
            }
            at = close + 2;
            addString(TokenKind.STRING, sql.substring(start + 2, close), start);
        } else if (Characters.isDigit(peek(1))) {
            questionMark();
        } else {
            throw unexpected();
        }
    }

    /** Reads a parameter: {@code ?}, or {@code ?1} and {@code $1}, which mean the same. */
    private void questionMark() {
        int start = at++;
        if (parameters == ParameterStyle.NONE) {
            throw syntax(start, "a parameter in a statement that is not prepared", "prepare the statement");
        }
        if (here() == '?') {
            throw unsupported(
                    start, "two question marks together", "put a space between them; write [ and ] for ??( and ??)");
        }
        boolean hasNumber = Characters.isDigit(here());
        numbered |= hasNumber;
        positional |= !hasNumber;
        if (numbered && positional) {
            throw syntax(start, "parameters both with and without numbers", "number all of them, or none");
        }
        int number = 0;
        while (Characters.isDigit(here())) {
            number = Math.min(number * 10 + (here() - '0'), ParameterLimit.MAX + 1);
            at++;
        }
        add(TokenKind.PARAMETER, hasNumber ? ParameterLimit.text(this, start, number) : "", start);
    }
}
