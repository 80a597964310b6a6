package dev.ormai.planner.shape;

import dev.ormai.planner.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Finds the free literals of a statement: those on which neither the decision nor the plan nor the form of the admitted text
 * depends. A literal is free if all of this holds; any other stays in the shape as it was written:
 * <ul>
 *   <li>it is the right side of a comparison, a bound of BETWEEN or an item of an IN list, with a column or a call on the left
 *       and nothing else before the next AND, OR, clause or parenthesis: so no sign, cast, interval, pattern or arithmetic;
 *   <li>it stands in WHERE or ON, and so does every query around it, or in FROM or WITH: no select list, so no label; no
 *       GROUP BY, HAVING, ORDER BY or LIMIT; no argument of a call; no CASE;
 *   <li>it is a whole number of at most nine digits, the same type in every database; a decimal number, whose digits before and
 *       behind the point are part of the shape; or a string of visible ASCII characters without a backslash. Outside PostgreSQL
 *       a string that begins with a digit stays: there a fence depends on whether it is a proper date;
 *   <li>no other literal of the statement is written the same, for equal conditions may be merged.
 * </ul>
 *
 * <p>This reads texts that every lexer of ours reads alike: without comments, backslashes, dollar quotes and variables. Of any
 * other text it says nothing. Used once.
 */
final class ShapeScanner {
    private static final int MOST_CHARACTERS = 1 << 14;
    private static final int MOST_LITERALS = 64;
    private static final int MOST_DEPTH = 32;
    private static final int MOST_DIGITS = 9;
    private static final String OPERATORS = "~!@#^&|?+-*/%<>=:";

    /** Kinds of literals; those of decimal numbers also count their digits. */
    private static final int PINNED = 0;

    static final int STRING = 1;
    static final int INTEGER = 2;
    private static final int DECIMAL = 3;

    private final String text;
    private final Dialect dialect;
    private int at;

    private int[] spans = new int[24];
    private int used;
    private int free;

    private final Place[] open = new Place[MOST_DEPTH];
    private int depth;
    private Place place = new Place(Clause.START, true, false, false);
    private Before before = Before.OTHER;
    /** Whether what stands before may be the left side of a comparison. */
    private boolean operand;

    ShapeScanner(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Where we are in the query of this depth. */
    private enum Clause {
        START,
        SELECT,
        FROM,
        CONDITION,
        OTHER
    }

    /** The token before, as far as it decides about a literal. */
    private enum Before {
        COMPARISON,
        IN,
        LIST,
        BETWEEN,
        LOW,
        DOT,
        AS,
        /** A word or an operator after which a parenthesis is no call. */
        OPENING,
        OTHER
    }

    /** One depth of parentheses. */
    private static final class Place {
        Clause clause;
        final boolean outside;
        final boolean list;
        final boolean call;

        Place(Clause clause, boolean outside, boolean list, boolean call) {
            this.clause = clause;
            this.outside = outside;
            this.list = list;
            this.call = call;
        }

        boolean isFree() {
            return outside && clause == Clause.CONDITION;
        }

        boolean opensFree() {
            return outside && (clause == Clause.START || clause == Clause.FROM || clause == Clause.CONDITION);
        }
    }

    @Nullable
    StatementShape scan() {
        if (text.length() > MOST_CHARACTERS) {
            return null;
        }
        while (at < text.length()) {
            if (!token(text.charAt(at))) {
                return null;
            }
        }
        if (depth != 0) {
            return null;
        }
        pinRepeated();
        return free == 0 ? null : new StatementShape(text, freeSpans());
    }

    /** Reads the token here; false where the text is not plain. */
    private boolean token(char c) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            at++;
            return true;
        }
        if (isLetter(c)) {
            return word();
        }
        if (isDigit(c)) {
            return number();
        }
        if (OPERATORS.indexOf(c) >= 0) {
            return operator();
        }
        return switch (c) {
            case '\'' -> string();
            case '"' -> dialect != Dialect.MYSQL && name('"');
            case '`' -> dialect != Dialect.POSTGRESQL && name('`');
            case '(' -> enter();
            case ')' -> leave();
            case '[' -> bracket();
            case ']' -> leave();
            case ',' -> comma();
            case '.' -> mark(Before.DOT);
            case ';' -> mark(Before.OTHER);
            default -> false;
        };
    }

    private boolean mark(Before mark) {
        at++;
        before = mark;
        operand = false;
        return true;
    }

    private boolean word() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        boolean plainName = before == Before.DOT || before == Before.AS && peekWord(start) == Word.NAME;
        Word word = plainName || before == Before.AS ? Word.NAME : peekWord(start);
        return keyword(word);
    }

    private Word peekWord(int start) {
        return Word.at(text, start, at);
    }

    private boolean keyword(Word word) {
        boolean low = before == Before.LOW;
        boolean wasOperand = operand;
        before = Before.OTHER;
        operand = false;
        switch (word) {
            case NAME -> operand = true;
            case SELECT -> place.clause = Clause.SELECT;
            case FROM -> {
                place.clause = place.clause == Clause.SELECT ? Clause.FROM : Clause.OTHER;
                before = Before.OPENING;
            }
            case JOIN -> {
                place.clause =
                        place.clause == Clause.FROM || place.clause == Clause.CONDITION ? Clause.FROM : Clause.OTHER;
                before = Before.OPENING;
            }
            case WHERE, ON -> {
                boolean source = place.clause == Clause.FROM || place.clause == Clause.CONDITION;
                place.clause = source ? Clause.CONDITION : Clause.OTHER;
                before = Before.OPENING;
            }
            case CLAUSE, CASE -> place.clause = Clause.OTHER;
            case SET_OPERATION -> {
                if (place.clause == Clause.SELECT) {
                    break;
                }
                place.clause = Clause.START;
                before = Before.OPENING;
            }
            case WITH -> place.clause = place.clause == Clause.START ? Clause.START : Clause.OTHER;
            case AS -> before = Before.AS;
            case AND -> before = low ? Before.BETWEEN : Before.OPENING;
            case OR, EXISTS -> before = Before.OPENING;
            case NOT -> {
                before = Before.OPENING;
                operand = wasOperand;
            }
            case IN -> before = wasOperand ? Before.IN : Before.OTHER;
            case BETWEEN -> before = wasOperand ? Before.BETWEEN : Before.OTHER;
            case WRITE -> {
                return false;
            }
        }
        return true;
    }

    private boolean operator() {
        int start = at;
        while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean comment = c == '-' && next == '-' || c == '/' && (next == '*' || next == '/');
            boolean variable = (c == '@' || c == '#') && dialect != Dialect.POSTGRESQL;
            if (comment || variable) {
                return false;
            }
            at++;
        }
        before = operand && isComparison(start) ? Before.COMPARISON : Before.OPENING;
        operand = false;
        return true;
    }

    private boolean isComparison(int start) {
        char first = text.charAt(start);
        if (at - start == 1) {
            return first == '=' || first == '<' || first == '>';
        }
        char second = text.charAt(start + 1);
        return at - start == 2
                && (second == '=' ? first == '<' || first == '>' || first == '!' : first == '<' && second == '>');
    }

    private boolean name(char quote) {
        int end = at;
        do {
            end = text.indexOf(quote, end + 1);
            if (end < 0) {
                return false;
            }
            end++;
        } while (end < text.length() && text.charAt(end) == quote);
        for (int i = at; i < end; i++) {
            if (!isVisible(text.charAt(i)) || text.charAt(i) == '\\') {
                return false;
            }
        }
        at = end;
        before = Before.OTHER;
        operand = true;
        return true;
    }

    private boolean enter() {
        boolean in = before == Before.IN;
        boolean call = !in
                && before != Before.OPENING
                && before != Before.COMPARISON
                && before != Before.AS
                && !(before == Before.OTHER && !operand && place.clause == Clause.START);
        return push(new Place(before == Before.AS ? Clause.START : place.clause, !call && place.opensFree(), in, call));
    }

    private boolean bracket() {
        return push(new Place(Clause.OTHER, false, false, true));
    }

    private boolean push(Place inner) {
        if (depth == MOST_DEPTH) {
            return false;
        }
        open[depth++] = place;
        place = inner;
        at++;
        before = inner.list ? Before.LIST : Before.OPENING;
        operand = false;
        return true;
    }

    private boolean leave() {
        if (depth == 0) {
            return false;
        }
        boolean call = place.call;
        place = open[--depth];
        at++;
        before = Before.OTHER;
        operand = call;
        return true;
    }

    private boolean comma() {
        if (!place.list && place.clause == Clause.CONDITION) {
            place.clause = Clause.OTHER;
        }
        mark(place.list ? Before.LIST : Before.OPENING);
        return true;
    }

    private boolean string() {
        int start = at;
        boolean plain = at == 0 || !isLetter(text.charAt(at - 1)) && !isDigit(text.charAt(at - 1));
        int end = at + 1;
        while (true) {
            if (end >= text.length()) {
                return false;
            }
            char c = text.charAt(end);
            if (c == '\'') {
                boolean doubled = end + 1 < text.length() && text.charAt(end + 1) == '\'';
                if (!doubled) {
                    break;
                }
                end++;
            } else if (c == '\\' || c == '\0' || Character.isSurrogate(c)) {
                return false;
            } else {
                plain &= isVisible(c);
            }
            end++;
        }
        at = end + 1;
        plain &= at - start > 2;
        plain &= dialect == Dialect.POSTGRESQL || !isDigit(text.charAt(start + 1));
        return literal(start, plain ? STRING : PINNED);
    }

    private boolean number() {
        int start = at;
        int digits = digits();
        int kind = digits <= MOST_DIGITS && (text.charAt(start) != '0' || digits == 1) ? INTEGER : PINNED;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int behind = digits();
            boolean typed = kind == INTEGER && text.charAt(start) != '0' && behind > 0 && behind <= MOST_DIGITS;
            kind = typed ? DECIMAL + 16 * digits + 256 * behind : PINNED;
        }
        while (at < text.length()
                && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            kind = PINNED;
            at++;
        }
        return literal(start, kind);
    }

    private int digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    private boolean literal(int start, int kind) {
        if (used == 3 * MOST_LITERALS) {
            return false;
        }
        if (used == spans.length) {
            spans = java.util.Arrays.copyOf(spans, 2 * used);
        }
        boolean alone = kind != PINNED
                && place.isFree()
                && switch (before) {
                    case COMPARISON -> isEnd(false);
                    case BETWEEN -> isEnd(false);
                    case LIST -> isEnd(true);
                    case IN, LOW, DOT, AS, OPENING, OTHER -> false;
                };
        spans[used++] = start;
        spans[used++] = at;
        spans[used++] = alone ? kind : PINNED;
        before = before == Before.BETWEEN ? Before.LOW : Before.OTHER;
        operand = false;
        return true;
    }

    /** Whether what follows ends the condition, or the item of a list. */
    private boolean isEnd(boolean list) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return !list;
        }
        char c = text.charAt(next);
        if (list) {
            return c == ',' || c == ')';
        }
        if (!isLetter(c)) {
            return c == ')' || c == ';';
        }
        int end = next;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return next > at
                && switch (Word.at(text, next, end)) {
                    case AND, OR, CLAUSE, SET_OPERATION, WHERE, JOIN -> true;
                    case NAME, SELECT, FROM, ON, WITH, AS, NOT, IN, BETWEEN, EXISTS, CASE, WRITE -> false;
                };
    }

    private void pinRepeated() {
        for (int i = 0; i < used; i += 3) {
            boolean repeated = false;
            for (int j = 0; j < i; j += 3) {
                if (sameText(i, j)) {
                    repeated = true;
                    spans[j + 2] = PINNED;
                }
            }
            if (repeated) {
                spans[i + 2] = PINNED;
            }
        }
        for (int i = 0; i < used; i += 3) {
            free += spans[i + 2] == PINNED ? 0 : 1;
        }
    }

    private boolean sameText(int i, int j) {
        int length = spans[i + 1] - spans[i];
        return length == spans[j + 1] - spans[j] && text.regionMatches(spans[i], text, spans[j], length);
    }

    private int[] freeSpans() {
        int[] found = new int[3 * free];
        int next = 0;
        for (int i = 0; i < used; i += 3) {
            if (spans[i + 2] != PINNED) {
                System.arraycopy(spans, i, found, next, 3);
                next += 3;
            }
        }
        return found;
    }

    private static boolean isVisible(char c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
