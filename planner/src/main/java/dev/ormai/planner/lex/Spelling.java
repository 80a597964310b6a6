package dev.ormai.planner.lex;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import java.util.Objects;

/**
 * How a value is written so that the lexer, and the database, read back exactly that value. All methods refuse with an
 * {@link IllegalArgumentException} what cannot be written: NUL characters (but for strings of MySQL), unpaired surrogates, empty names, names
 * longer than the database keeps. Put a blank between any two tokens. Immutable.
 */
public final class Spelling {
    private final Dialect dialect;
    private final ParameterStyle parameters;

    private Spelling(Dialect dialect, ParameterStyle parameters) {
        this.dialect = dialect;
        this.parameters = parameters;
    }

    /** For the text of prepared statements. */
    public static Spelling of(Dialect dialect) {
        return of(dialect, ParameterStyle.JDBC);
    }

    /** For texts with such parameters. */
    public static Spelling of(Dialect dialect, ParameterStyle parameters) {
        return new Spelling(dialect, parameters);
    }

    /** A character string. */
    public String string(String value) {
        if (dialect == Dialect.MYSQL) {
            return mySqlString(value);
        }
        return quoted(value, '\'');
    }

    /** A string with the type of {@code N'..'}; H2 has no such type. */
    public String nationalString(String value) {
        if (dialect == Dialect.H2) {
            throw new IllegalArgumentException("H2 has no national strings");
        }
        return "N" + string(value);
    }

    /** A name in quotes, the only way names are written: an unquoted one could be folded or be a keyword. */
    public String name(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one character");
        }
        if (dialect == Dialect.POSTGRESQL && Characters.utf8Length(name) > PostgresScanner.MAX_NAME_BYTES) {
            throw new IllegalArgumentException("PostgreSQL would cut the name " + name);
        }
        if (dialect == Dialect.MYSQL && name.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
            throw new IllegalArgumentException("MySQL has no names with characters above U+FFFF: " + name);
        }
        return quoted(name, dialect == Dialect.MYSQL ? '`' : '"');
    }

    /** An operator as a statement with this spelling's parameters must show it. */
    public String operator(String operator) {
        boolean doubles = dialect == Dialect.POSTGRESQL && parameters == ParameterStyle.JDBC;
        return doubles ? operator.replace("?", "??") : operator;
    }

    /**
     * A bind parameter.
     *
     * @param number the text of its token: empty where the style has no numbers
     */
    public String parameter(String number) {
        return switch (parameters) {
            case JDBC -> "?" + number;
            case NUMBERED -> "$" + number;
            case NONE -> throw new IllegalArgumentException("a statement without parameters cannot have one");
        };
    }

    /** Any token, so that lexing all of a statement's tokens with blanks between gives the same tokens again. */
    public String token(Token token) {
        String text = token.text();
        return switch (token.kind()) {
            case WORD, NUMBER, PUNCTUATION, VARIABLE -> text;
            case QUOTED_NAME -> name(text);
            case STRING -> string(text);
            case NATIONAL_STRING -> nationalString(text);
            case BIT_STRING -> "B'" + text + "'";
            case HEX_STRING -> "X'" + text + "'";
            case OPERATOR -> operator(text);
            case PARAMETER -> parameter(text);
        };
    }

    private static String quoted(String value, char quote) {
        checkCharacters(value);
        if (value.indexOf(Scanner.END) >= 0) {
            throw new IllegalArgumentException("a NUL character at offset " + value.indexOf(Scanner.END));
        }
        StringBuilder text = new StringBuilder(value.length() + 2).append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote) {
                text.append(quote);
            }
            text.append(c);
        }
        return text.append(quote).toString();
    }

    private static String mySqlString(String value) {
        checkCharacters(value);
        StringBuilder text = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\'' -> text.append("''");
                case '\\' -> text.append("\\\\");
                case '\0' -> text.append("\\0");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\u001A' -> text.append("\\Z");
                default -> text.append(c);
            }
        }
        return text.append('\'').toString();
    }

    private static void checkCharacters(String value) {
        Objects.requireNonNull(value, "value");
        int surrogate = Characters.loneSurrogate(value);
        if (surrogate >= 0) {
            throw new IllegalArgumentException("half of a surrogate pair at offset " + surrogate);
        }
    }
}
