package dev.ormai.planner.lex;

import dev.ormai.planner.ParameterStyle;

/** PostgreSQL's scanner, with {@code standard_conforming_strings} on and UTF8 as server encoding. */
final class PostgresScanner extends Scanner {
    /** Longer names are cut by the server without an error, and could then mean another table. */
    static final int MAX_NAME_BYTES = 63;

    private static final int MAX_DOLLAR_TAG = 63;

    private final PostgresOperators operators = new PostgresOperators(this);

    PostgresScanner(String sql, ParameterStyle parameters) {
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
            } else if (c == '/' && peek(1) == '*') {
                NestedComment.skip(this);
            } else {
                return;
            }
        }
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
            case '\'' -> string(TokenKind.STRING, 0);
            case '"' -> quotedName(0, false);
            case '$' -> dollar();
            case '(', ')', '[', ']', ',' -> addPunctuation();
            case ':' -> colon();
            case '.' -> dot();
            default -> {
                if (Characters.isDigit(c)) {
                    number();
                } else if (PostgresOperators.isOperatorCharacter(c)) {
                    operators.read();
                } else if (isWordStart(c)) {
                    prefixedOrWord(c);
                } else {
                    throw unexpected();
                }
            }
        }
    }

    private void colon() {
        if (peek(1) == ':') {
            addOperator("::");
        } else if (peek(1) == '=') {
            addOperator(":=");
        } else {
            addPunctuation();
        }
    }

    private void dot() {
        if (peek(1) == '.') {
            addOperator("..");
        } else if (Characters.isDigit(peek(1))) {
            number();
        } else {
            addPunctuation();
        }
    }

    private void prefixedOrWord(char c) {
        char quote = peek(1);
        if (quote == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    escapeString();
                    return;
                }
                case 'b', 'B' -> {
                    string(TokenKind.BIT_STRING, 1);
                    return;
                }
                case 'x', 'X' -> {
                    string(TokenKind.HEX_STRING, 1);
                    return;
                }
                case 'n', 'N' -> {
                    string(TokenKind.NATIONAL_STRING, 1);
                    return;
                }
                default -> {}
            }
        } else if (quote == '&' && (c == 'u' || c == 'U')) {
            if (peek(2) == '\'') {
                string(TokenKind.STRING, 2);
                return;
            }
            if (peek(2) == '"') {
                quotedName(2, true);
                return;
            }
        }
        word();
    }

    static boolean isWordStart(char c) {
        return Characters.isLetter(c) || c == '_' || c >= 0x80;
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || Characters.isDigit(c) || c == '$';
    }

    private void word() {
        int start = at;
        boolean ascii = true;
        for (char c = here(); isWordPart(c); c = here()) {
            if (c >= 0x80) {
                ascii = false;
                int codePoint = sql.codePointAt(at);
                if (Characters.isInvisible(codePoint)) {
                    throw unsupported(
                            at,
                            Characters.describe(codePoint) + " outside quotes belongs to a name in PostgreSQL",
                            "replace it with a plain space, or quote the name");
                }
                at += Character.charCount(codePoint);
            } else {
                at++;
            }
        }
        String text = Characters.toAsciiLowerCase(sql.substring(start, at));
        checkNameLength(start, text, ascii);
        checkNoParameterFollows();
        add(TokenKind.WORD, text, start);
    }

    private void number() {
        Numbers.POSTGRESQL.read(this);
        checkNoParameterFollows();
    }

    /** The driver puts {@code $1} in the place of a question mark, which would become part of a word before it. */
    private void checkNoParameterFollows() {
        if (parameters == ParameterStyle.JDBC && here() == '?' && peek(1) != '?') {
            throw gluedParameter(at);
        }
    }

    private void checkNameLength(int start, String name, boolean ascii) {
        int bytes = ascii ? name.length() : Characters.utf8Length(name);
        if (bytes > MAX_NAME_BYTES) {
            throw unsupported(
                    start,
                    "a name of " + bytes + " bytes, which PostgreSQL would cut to " + MAX_NAME_BYTES,
                    "use a shorter name");
        }
    }

    private void quotedName(int prefix, boolean unicode) {
        int start = at;
        at += prefix;
        String text = Quoted.read(this, start, "quoted name");
        if (text.isEmpty()) {
            throw syntax(start, "a quoted name without characters", "write the name between the quotes");
        }
        if (unicode) {
            text = UnicodeEscapes.decode(this, text, start);
        }
        checkNameLength(start, text, false);
        add(TokenKind.QUOTED_NAME, text, start);
    }

    /** Reads a string whose backslashes are plain characters. */
    private void string(TokenKind kind, int prefix) {
        int start = at;
        at += prefix;
        String text = Quoted.read(this, start, "string");
        StringBuilder joined = null;
        while (continues()) {
            if (joined == null) {
                joined = new StringBuilder(text);
            }
            joined.append(Quoted.read(this, start, "string"));
        }
        text = joined == null ? text : joined.toString();
        if (prefix == 2) {
            text = UnicodeEscapes.decode(this, text, start);
        }
        Quoted.checkDigits(this, kind, text, start);
        add(kind, text, start);
    }

    private void escapeString() {
        int start = at++;
        PostgresEscapes escapes = new PostgresEscapes(this, start);
        do {
            escapes.readPart();
        } while (continues());
        add(TokenKind.STRING, escapes.finish(), start);
    }

    /** Moves to a quote that continues the string just read: one after white space and line comments with a line end among them. */
    private boolean continues() {
        int mark = at;
        boolean newLine = false;
        while (true) {
            char c = here();
            if (c == '\n' || c == '\r') {
                newLine = true;
                at++;
            } else if (Characters.isBlank(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                skipLineComment();
            } else if (c == '\'' && newLine) {
                return true;
            } else {
                at = mark;
                return false;
            }
        }
    }

    private void dollar() {
        int start = at;
        if (Characters.isDigit(peek(1))) {
            numberedParameter();
            return;
        }
        int tagEnd = start + 1;
        while (tagEnd < length && sql.charAt(tagEnd) != '$' && isWordPart(sql.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd == length || sql.charAt(tagEnd) != '$') {
            throw unexpected();
        }
        tagEnd++;
        if (tagEnd - start > MAX_DOLLAR_TAG) {
            throw unsupported(start, "a dollar quote with a tag of more than 61 characters", "use a shorter tag");
        }
        String tag = sql.substring(start, tagEnd);
        int close = sql.indexOf(tag, tagEnd);
        if (close < 0) {
            throw syntax(start, "the dollar quote " + tag + " is never closed", "add the closing " + tag);
        }
        at = close + tag.length();
        add(TokenKind.STRING, sql.substring(tagEnd, close), start);
    }

    private void numberedParameter() {
        int start = at;
        if (parameters != ParameterStyle.NUMBERED) {
            throw unsupported(
                    start,
                    "numbered parameters such as $1 are not read here",
                    parameters == ParameterStyle.JDBC ? "write ?" : "prepare the statement");
        }
        at++;
        int number = 0;
        while (Characters.isDigit(here())) {
            number = Math.min(number * 10 + (here() - '0'), ParameterLimit.MAX + 1);
            at++;
        }
        if (isWordStart(here())) {
            throw syntax(start, "a parameter number directly before a word", "put a space between them");
        }
        add(TokenKind.PARAMETER, ParameterLimit.text(this, start, number), start);
    }

    /** Adds the parameter {@code ?} of JDBC, which the driver replaces by {@code $1} and so on without adding blanks. */
    void questionMark() {
        int start = at++;
        if (isWordPart(here())) {
            throw gluedParameter(start);
        }
        add(TokenKind.PARAMETER, "", start);
    }

    private LexException gluedParameter(int offset) {
        return unsupported(
                offset, "a parameter directly beside a word or number", "put a space before and after the ?");
    }
}
