package dev.ormai.planner;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.PrincipalClass;

/**
 * A statement that an entrance built as a tree. It is planned as the text that it is written as would be, without being
 * read from it.
 *
 * @param query its parameters are numbered from 1 in the order of the text
 * @param policy the policy for the principal's roles
 */
public record TreeRequest(
        Query query, EffectivePolicy policy, PrincipalClass principal, Catalog catalog, NameScope scope) {
    /** The same as text: one text for one tree. */
    public SqlRequest written() {
        String text = SqlWriter.write(query, catalog.dialect()).text();
        return new SqlRequest(text, ParameterStyle.JDBC, policy, principal, catalog, scope);
    }
}
