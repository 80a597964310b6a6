package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.WrittenSql;
import java.util.List;

/** Reads a text that we wrote, from its first character, and puts the sources of its parameters in their places. */
public final class Reread {
    private Reread() {}

    public static Query query(WrittenSql sql, Dialect dialect) {
        Query query = new StatementParser()
                .parse(Lexer.of(dialect, ParameterStyle.JDBC).lex(sql.text()));
        return new Sources(sql.parameters()).query(query);
    }

    /** A statement that changes rows. */
    public static Write write(WrittenSql sql, Dialect dialect) {
        Write write = new StatementParser()
                .parseWrite(Lexer.of(dialect, ParameterStyle.JDBC).lex(sql.text()))
                .orElseThrow(() -> new IllegalStateException("the text changes no rows"));
        return write.mapChildren(new Sources(sql.parameters()));
    }

    private static final class Sources extends TreeMapper {
        private final List<ParameterSource> sources;

        Sources(List<ParameterSource> sources) {
            this.sources = sources;
        }

        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof Parameter parameter) {
                ParameterSource source = sources.get(parameter.index() - 1);
                return source instanceof ParameterSource.Client client
                        ? new Parameter(client.index())
                        : new PolicyParameter(((ParameterSource.Policy) source).value());
            }
            return super.expression(expression);
        }
    }
}
