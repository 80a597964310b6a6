package dev.ormai.planner.certify;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;

/** Proves that a unique index is told by plain columns which policy shows as they are. */
final class KeyCheck extends TreeMapper {
    private final PolicyRelation relation;

    KeyCheck(PolicyRelation relation) {
        this.relation = relation;
    }

    /** @throws dev.ormai.policy.RefusedException if the key is told by something else */
    void check(Conflict conflict) {
        conflict.keys().forEach(this::expression);
        conflict.predicate().ifPresent(this::expression);
        conflict.constraint().ifPresent(name -> {
            boolean shown = relation.table().uniqueKeys().stream()
                    .anyMatch(key ->
                            key.name().equals(name) && key.columns().stream().allMatch(this::isPlain));
            if (!shown) {
                throw Certifier.failed("the key %s is over hidden columns".formatted(name));
            }
        });
    }

    @Override
    public Query query(Query query) {
        throw Certifier.failed("a key is told by a query");
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference
                && !(reference.qualifier().isEmpty() && isPlain(reference.column()))) {
            throw Certifier.failed("a key is told by column %s".formatted(reference.column()));
        }
        return super.expression(expression);
    }

    private boolean isPlain(String column) {
        return relation.column(column).filter(shown -> !shown.masked()).isPresent();
    }
}
