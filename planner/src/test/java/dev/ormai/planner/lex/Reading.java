package dev.ormai.planner.lex;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException.Reason;
import java.util.List;

/** Short words for the tests of lexers. */
final class Reading {
    private Reading() {}

    /** Each token as its kind's first letters and its text, such as {@code WORD select}. */
    static List<String> tokens(Dialect dialect, ParameterStyle parameters, String sql) {
        return Lexer.of(dialect, parameters).lex(sql).tokens().stream()
                .map(token -> token.kind() + " " + token.text())
                .toList();
    }

    static List<String> tokens(Dialect dialect, String sql) {
        return tokens(dialect, ParameterStyle.JDBC, sql);
    }

    /** The texts alone. */
    static List<String> texts(Dialect dialect, String sql) {
        return Lexer.of(dialect).lex(sql).tokens().stream().map(Token::text).toList();
    }

    static LexException refusal(Dialect dialect, String sql) {
        return catchThrowableOfType(LexException.class, () -> Lexer.of(dialect).lex(sql));
    }

    static Reason reason(Dialect dialect, String sql) {
        return refusal(dialect, sql).reason();
    }
}
