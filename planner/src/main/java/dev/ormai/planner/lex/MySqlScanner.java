package dev.ormai.planner.lex;

import dev.ormai.planner.ParameterStyle;

/** The scanner of MySQL and MariaDB, with neither {@code ANSI_QUOTES} nor {@code NO_BACKSLASH_ESCAPES} in the SQL mode. */
final class MySqlScanner extends Scanner {
    private static final int OUTSIDE = -1;

    private final MySqlStrings strings = new MySqlStrings(this);
    /** Where the comment begins whose content, which the server executes, is being read. */
    private int executedComment = OUTSIDE;

    MySqlScanner(String sql, ParameterStyle parameters) {
        super(sql, parameters);
    }

    @Override
    void skipBlanks() {
        while (true) {
            char c = here();
            if (Characters.isBlank(c)) {
                at++;
            } else if (c == '#' || (c == '-' && peek(1) == '-' && endsDashes(peek(2)))) {
                checkNotNested();
                int lineEnd = sql.indexOf('\n', at);
                at = lineEnd < 0 ? length : lineEnd;
            } else if (c == '/' && peek(1) == '*') {
                skipComment();
            } else if (c == '*' && peek(1) == '/' && executedComment != OUTSIDE) {
                executedComment = OUTSIDE;
                at += 2;
            } else {
                checkExecutedComment();
                return;
            }
        }
    }

    /** What the server would refuse; a missing end is one that the rest of the text cannot have. */
    private void checkExecutedComment() {
        if (executedComment != OUTSIDE && at == length) {
            throw syntax(executedComment, "the comment is never closed", "add */");
        }
        if (executedComment != OUTSIDE && here() == ';') {
            throw syntax(at, "a semicolon inside a comment that the server executes", "remove it");
        }
    }

    /** A place to come back to. */
    record Place(int at, int executedComment) {}

    Place place() {
        return new Place(at, executedComment);
    }

    void backTo(Place place) {
        at = place.at;
        executedComment = place.executedComment;
    }

    /** Two dashes begin a comment only before white space, a control character or the end; else they are two minus signs. */
    private static boolean endsDashes(char c) {
        return c <= ' ' || c == 0x7F;
    }

    private void skipComment() {
        int start = at;
        checkNotNested();
        boolean executed = peek(2) == '!';
        boolean ofMariaDb = (peek(2) == 'M' || peek(2) == 'm') && peek(3) == '!';
        if (ofMariaDb || (executed && Characters.isDigit(peek(3)))) {
            throw unsupported(
                    start,
                    "a comment that only some servers execute, /*" + (executed ? "! with a number" : "M!"),
                    "write its content as plain SQL, or remove it");
        }
        if (executed) {
            executedComment = start;
            at += 3;
            return;
        }
        int close = sql.indexOf("*/", start + 2);
        if (close < 0) {
            throw syntax(start, "the comment is never closed", "add */");
        }
        at = close + 2;
    }

    /** Servers of different age read these differently. */
    private void checkNotNested() {
        if (executedComment != OUTSIDE) {
            throw unsupported(at, "a comment inside a comment that the server executes", "remove the inner one");
        }
    }

    @Override
    void next() {
        char c = here();
        switch (c) {
            case '\'', '"' -> strings.string();
            case '`' -> quotedName();
            case '(', ')', '[', ']', ',' -> addPunctuation();
            case '.' -> dot();
            case '?' -> parameter();
            case '@' -> variable();
            case '\\' -> throw unsupported(at, "a backslash outside strings", "write NULL instead of \\N");
            default -> {
                if (Characters.isDigit(c)) {
                    number();
                } else if (isWordPart(c)) {
                    prefixedOrWord(c);
                } else {
                    String operator = MySqlOperators.at(this);
                    if (operator.isEmpty()) {
                        throw unexpected();
                    }
                    addOperator(operator);
                }
            }
        }
    }

    private void prefixedOrWord(char c) {
        if (peek(1) == '\'') {
            switch (c) {
                case 'n', 'N' -> strings.nationalString();
                case 'x', 'X' -> strings.digits(TokenKind.HEX_STRING);
                case 'b', 'B' -> strings.digits(TokenKind.BIT_STRING);
                default -> word();
            }
        } else {
            word();
        }
    }

    static boolean isWordPart(char c) {
        return Characters.isLetter(c) || Characters.isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    private void word() {
        int start = at;
        for (char c = here(); isWordPart(c); c = here()) {
            if (c >= 0x80) {
                checkNameCharacter(at);
            }
            at++;
        }
        add(TokenKind.WORD, sql.substring(start, at), start);
    }

    private void checkNameCharacter(int offset) {
        int codePoint = sql.codePointAt(offset);
        if (Characters.isInvisible(codePoint)) {
            throw unsupported(
                    offset,
                    Characters.describe(codePoint) + " outside quotes belongs to a name in MySQL",
                    "replace it with a plain space, or quote the name");
        }
        if (Character.isSupplementaryCodePoint(codePoint)) {
            throw syntax(
                    offset, Characters.describe(codePoint) + " cannot be in a name in MySQL", "use another character");
        }
    }

    private void quotedName() {
        int start = at;
        String text = Quoted.read(this, start, "quoted name");
        if (text.isEmpty()) {
            throw syntax(start, "a quoted name without characters", "write the name between the quotes");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                throw syntax(
                        start,
                        Characters.describe(text.codePointAt(i)) + " cannot be in a name in MySQL",
                        "use another character");
            }
        }
        add(TokenKind.QUOTED_NAME, text, start);
    }

    private void number() {
        int start = at;
        Token before = previous();
        if (before != null && before.isPunctuation('.')) {
            throw nameWithDigit(start);
        }
        Numbers.MYSQL.read(this);
        boolean bytes = sql.charAt(start) == '0' && (sql.charAt(at - 1) > '9' || isRadixMarker(start + 1));
        if (bytes) {
            strings.checkNoIntroducer(before, start);
        }
    }

    private boolean isRadixMarker(int index) {
        return index < at && (sql.charAt(index) == 'x' || sql.charAt(index) == 'b');
    }

    private void dot() {
        if (!Characters.isDigit(peek(1))) {
            addPunctuation();
            return;
        }
        Token before = previous();
        boolean afterName = before != null
                && before.end() == at
                && (before.kind() == TokenKind.WORD || before.kind() == TokenKind.QUOTED_NAME);
        if (afterName) {
            throw nameWithDigit(at + 1);
        }
        Numbers.MYSQL.read(this);
    }

    private LexException nameWithDigit(int offset) {
        return unsupported(offset, "an unquoted name that begins with a digit", "quote the name with backticks");
    }

    private void parameter() {
        int start = at++;
        if (parameters == ParameterStyle.NONE) {
            throw syntax(start, "a parameter in a statement that is not prepared", "prepare the statement");
        }
        add(TokenKind.PARAMETER, "", start);
    }

    private void variable() {
        int start = at++;
        boolean system = here() == '@';
        if (system) {
            at++;
        }
        int nameStart = at;
        while (here() < 0x80 && (isWordPart(here()) || (here() == '.' && !system))) {
            at++;
        }
        if (at == nameStart || here() >= 0x80) {
            throw unsupported(start, "a variable without a plain name", "pass the value as a bind parameter");
        }
        add(TokenKind.VARIABLE, sql.substring(start, at), start);
    }
}
