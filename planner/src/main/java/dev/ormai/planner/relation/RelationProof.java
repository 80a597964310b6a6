package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.ModelPolicy;
import java.util.Optional;

/**
 * Makes sure, when a policy meets a database, that the sub-select of a relation reads back as the very tree it was written
 * from. The certificate of each statement compares such trees.
 */
final class RelationProof {
    private RelationProof() {}

    static PolicyRelation check(PolicyRelation relation, ModelPolicy model, Dialect dialect) {
        Query query = RelationQuery.of(relation, Optional.empty());
        if (!Reread.query(SqlWriter.write(query, dialect), dialect).equals(query)) {
            throw ModelFaults.invalid(
                    model,
                    "a filter or mask of table %s does not read back as it was written"
                            .formatted(relation.table().id()),
                    "write it in a simpler form");
        }
        return relation;
    }
}
