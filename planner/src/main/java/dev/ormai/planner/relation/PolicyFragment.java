package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.tree.Expression;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.RefusedException;

/** Reads SQL that stands in a policy: a row filter or the expression of a mask, over the columns of one table. */
final class PolicyFragment {
    private final ModelPolicy model;
    private final Table table;
    private final String alias;
    private final Dialect dialect;

    PolicyFragment(ModelPolicy model, Table table, String alias, Dialect dialect) {
        this.model = model;
        this.table = table;
        this.alias = alias;
        this.dialect = dialect;
    }

    /** @throws RefusedException POLICY_INVALID if the text is not one expression over this table's columns */
    Expression read(String sql) {
        try {
            IdentityNames identities = IdentityNames.in(sql);
            Tokens tokens = Lexer.of(dialect, ParameterStyle.JDBC).lex(identities.text());
            Expression expression = new StatementParser().parseExpression(tokens);
            return new FragmentNames(model, table, alias, dialect, identities.values()).expression(expression);
        } catch (LexException e) {
            throw invalid(sql, String.valueOf(e.getMessage()), e.hint());
        } catch (RefusedException e) {
            String hint = e.refusal().retryHints().isEmpty()
                    ? "its columns: "
                            + String.join(
                                    ", ",
                                    table.columns().stream().map(Column::name).toList())
                    : e.refusal().retryHints().get(0);
            throw invalid(sql, e.refusal().message(), hint);
        }
    }

    private RefusedException invalid(String sql, String reason, String hint) {
        return ModelFaults.invalid(model, "the expression \"%s\" cannot be used: %s".formatted(sql, reason), hint);
    }
}
