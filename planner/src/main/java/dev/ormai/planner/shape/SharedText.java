package dev.ormai.planner.shape;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One text for every statement of a shape: its free literals are parameters, so that the database can keep what it made of it. A
 * whole number is bound as a four-byte integer, which is what PostgreSQL reads such a literal as; a string without a type, so that
 * it gets the type that the literal gets. Immutable.
 *
 * @param parameters where the value of each {@code ?} comes from, in the order of the text
 */
public record SharedText(String text, List<ParameterSource> parameters) {
    public SharedText {
        parameters = List.copyOf(parameters);
    }

    /**
     * Empty unless the text has, token for token, what the certified text has, but for a parameter in the place of each literal.
     *
     * @param holes start and end of each literal in the certified text, and its number, in order
     */
    static Optional<SharedText> of(WrittenSql certified, int[] holes, Dialect dialect) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int i = 0; i < holes.length; i += 3) {
            text.append(certified.text(), at, holes[i]).append('?');
            at = holes[i + 1];
        }
        text.append(certified.text(), at, certified.text().length());
        return sources(certified, holes, text.toString(), dialect)
                .map(sources -> new SharedText(text.toString(), sources));
    }

    private static Optional<List<ParameterSource>> sources(
            WrittenSql certified, int[] holes, String text, Dialect dialect) {
        List<Token> was = tokens(certified.text(), dialect);
        List<Token> is = tokens(text, dialect);
        List<ParameterSource> sources = new ArrayList<>();
        int hole = 0;
        int parameter = 0;
        if (was.size() != is.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < was.size(); i++) {
            Token token = was.get(i);
            boolean literal = hole < holes.length && token.start() == holes[hole];
            if (literal) {
                if (token.end() != holes[hole + 1] || is.get(i).kind() != TokenKind.PARAMETER) {
                    return Optional.empty();
                }
                sources.add(new ParameterSource.Literal(holes[hole + 2]));
                hole += 3;
            } else if (!token.sameAs(is.get(i))) {
                return Optional.empty();
            } else if (token.kind() == TokenKind.PARAMETER) {
                sources.add(certified.parameters().get(parameter));
                parameter++;
            }
        }
        boolean complete =
                hole == holes.length && parameter == certified.parameters().size();
        return complete ? Optional.of(sources) : Optional.empty();
    }

    private static List<Token> tokens(String text, Dialect dialect) {
        return Lexer.of(dialect, ParameterStyle.JDBC).lex(text).tokens();
    }
}
