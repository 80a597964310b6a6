package dev.ormai.planner;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.StatementTree;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.PrincipalClass;

/**
 * A statement that an entrance built as a tree. It is planned as the text that it is written as would be, without being
 * read from it.
 *
 * @param tree its parameters are numbered from 1 in the order of the text
 * @param policy the policy for the principal's roles
 * @param keys what is wanted of the rows that it writes, if it writes any
 */
public record TreeRequest(
        StatementTree tree,
        EffectivePolicy policy,
        PrincipalClass principal,
        Catalog catalog,
        NameScope scope,
        WantedKeys keys) {
    /** The same as text: one text for one tree. */
    public SqlRequest written() {
        String text = tree instanceof Query query
                ? SqlWriter.write(query, catalog.dialect()).text()
                : SqlWriter.write((Write) tree, catalog.dialect()).text();
        return new SqlRequest(text, ParameterStyle.JDBC, policy, principal, catalog, scope, keys);
    }
}
