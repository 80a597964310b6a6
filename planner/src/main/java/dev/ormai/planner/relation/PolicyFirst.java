package dev.ormai.planner.relation;

import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import java.util.List;
import java.util.Optional;

/**
 * A condition of the statement's that is asked of permitted rows only, wherever a database puts it:
 * <code>case when t.tenant_id = ? then 100 / t.share &gt; 3 else false end</code>. PostgreSQL evaluates the branches of a CASE in their
 * order and none but the chosen one; what it computes before the first row reads no column.
 */
public final class PolicyFirst {
    private PolicyFirst() {}

    /**
     * Whether every condition of the policy on this relation can be asked a second time for nothing: plain comparisons, no parents to look up.
     * A relation without conditions needs none of this, and one over the database's own catalog gets none.
     */
    public static boolean fits(PolicyRelation relation) {
        return !relation.system()
                && !relation.predicates().isEmpty()
                && relation.predicates().stream()
                        .allMatch(predicate ->
                                predicate.kind() != RowPredicate.Kind.VIA && !asks(predicate.expression()));
    }

    /** @param condition over the relation's alias */
    public static Expression of(PolicyRelation relation, Expression condition) {
        return new CaseExpression(
                Optional.empty(),
                List.of(new CaseExpression.When(policy(relation), condition)),
                Optional.of(new BooleanLiteral(false)));
    }

    /**
     * The condition within, if this is one: the whole policy of the relation asked first, and behind it nothing but unmasked columns of the relation
     * itself and values of the client's.
     */
    public static Optional<Expression> within(PolicyRelation relation, Expression guarded) {
        return fits(relation)
                        && guarded instanceof CaseExpression choice
                        && choice.branches().size() == 1
                        && of(relation, choice.branches().get(0).result()).equals(guarded)
                        && Reads.only(relation, choice.branches().get(0).result())
                ? Optional.of(choice.branches().get(0).result())
                : Optional.empty();
    }

    private static Expression policy(PolicyRelation relation) {
        return Conjunction.of(relation.predicates().stream()
                        .map(RowPredicate::expression)
                        .toList())
                .orElseThrow(() -> new IllegalArgumentException("%s has no conditions".formatted(relation.model())));
    }

    private static boolean asks(Expression expression) {
        Reads reads = new Reads(Optional.empty());
        reads.expression(expression);
        return reads.other;
    }

    /** Notices what is neither a column that may be read nor computed from such columns. */
    private static final class Reads extends TreeMapper {
        private final Optional<PolicyRelation> relation;
        private boolean other;

        /** @param relation whose unmasked columns may be read; any column if empty */
        Reads(Optional<PolicyRelation> relation) {
            this.relation = relation;
        }

        static boolean only(PolicyRelation relation, Expression expression) {
            Reads reads = new Reads(Optional.of(relation));
            reads.expression(expression);
            return !reads.other;
        }

        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof ColumnReference reference) {
                other |= relation.isPresent() && !shows(relation.get(), reference);
            } else if (expression instanceof PolicyParameter) {
                other |= relation.isPresent();
            }
            return super.expression(expression);
        }

        private static boolean shows(PolicyRelation relation, ColumnReference reference) {
            return reference.qualifier().equals(List.of(relation.alias()))
                    && relation.column(reference.column())
                            .filter(column -> !column.masked())
                            .isPresent();
        }

        @Override
        public Query query(Query query) {
            other = true;
            return query;
        }
    }
}
