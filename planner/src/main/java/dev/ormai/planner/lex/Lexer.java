package dev.ormai.planner.lex;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;

/** Reads a statement as its database does, or refuses it. Takes time linear in the text. Immutable, for any number of threads. */
public final class Lexer {
    /** The longest text, in UTF-16 units: far above what programs send, low enough that a hostile text costs milliseconds. */
    public static final int MAX_LENGTH = 1 << 20;

    /** The most tokens: a list of 100,000 values passes; memory stays below what 1 MiB of text may cost elsewhere. */
    public static final int MAX_TOKENS = 250_000;

    /** The deepest nesting of brackets: parsers recurse on it, and their stack must hold. */
    public static final int MAX_DEPTH = 200;

    private final Dialect dialect;
    private final ParameterStyle parameters;

    private Lexer(Dialect dialect, ParameterStyle parameters) {
        this.dialect = dialect;
        this.parameters = parameters;
    }

    /** A lexer for the text of prepared statements. */
    public static Lexer of(Dialect dialect) {
        return of(dialect, ParameterStyle.JDBC);
    }

    /**
     * A lexer for texts with such parameters.
     *
     * @throws IllegalArgumentException for numbered parameters outside PostgreSQL
     */
    public static Lexer of(Dialect dialect, ParameterStyle parameters) {
        if (parameters == ParameterStyle.NUMBERED && dialect != Dialect.POSTGRESQL) {
            throw new IllegalArgumentException("numbered parameters exist in PostgreSQL only, not in " + dialect);
        }
        return new Lexer(dialect, parameters);
    }

    /**
     * The tokens of the one statement in this text.
     *
     * @throws LexException if the text is not exactly one statement, or holds what we do not read
     */
    public Tokens lex(String sql) {
        Scanner scanner =
                switch (dialect) {
                    case POSTGRESQL -> new PostgresScanner(sql, parameters);
                    case MYSQL -> new MySqlScanner(sql, parameters);
                    case H2 -> new H2Scanner(sql, parameters);
                };
        return new Tokens(sql, dialect, scanner.scan());
    }
}
