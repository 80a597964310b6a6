package dev.ormai.planner.system;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.names.PinnedNames;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.List;

/**
 * An expression of a list, with a {@code ?} or {@code $1} for each argument. Its functions are the database's own, by their
 * full names: one that somebody made, earlier on a path, cannot stand in for them. Immutable.
 */
public final class Template {
    private final Expression expression;

    private Template(Expression expression) {
        this.expression = expression;
    }

    public static Template of(String text, Dialect dialect) {
        ParameterStyle style = dialect == Dialect.POSTGRESQL ? ParameterStyle.NUMBERED : ParameterStyle.JDBC;
        try {
            Expression parsed = new StatementParser()
                    .parseExpression(Lexer.of(dialect, style).lex(text));
            return new Template(own(dialect).expression(parsed));
        } catch (LexException e) {
            throw new IllegalStateException("cannot read " + text, e);
        }
    }

    /** No object of anybody's is known to it, so every name is the database's own. */
    private static TreeMapper own(Dialect dialect) {
        return PinnedNames.ofPolicy(Catalog.of(dialect, "", false, List.of()), new NameScope(List.of()));
    }

    public Expression with(List<Expression> arguments) {
        return new TreeMapper() {
            @Override
            public Expression expression(Expression node) {
                return node instanceof Parameter parameter
                        ? tight(arguments.get(parameter.index() - 1))
                        : super.expression(node);
            }
        }.expression(expression);
    }

    /** An argument stands beside operators that it did not stand beside before. */
    private static Expression tight(Expression argument) {
        boolean loose = argument instanceof BinaryOperation || argument instanceof UnaryOperation;
        return loose ? new Parenthesized(argument) : argument;
    }
}
