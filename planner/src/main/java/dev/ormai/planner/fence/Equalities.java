package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns of two tables that are equal in every row that counts. A condition on the one holds for the other, which a database
 * finds out by itself, but not through a fence.
 */
final class Equalities {
    /** Types of which equal values are the same value, whatever is done with it. */
    private static final Set<Family> EXACT = Set.of(Family.INTEGER, Family.DATE, Family.UUID);

    /** Enough for every statement that a person writes. */
    private static final int MOST_CONJUNCTS = 16;

    private final Dialect dialect;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Origin.Base from, Origin.Base to) {}

    Equalities(Dialect dialect) {
        this.dialect = dialect;
    }

    void add(Expression condition, Scope scope, Set<Reference> eligible) {
        if (condition instanceof BinaryOperation operation
                && operation.operator().equals("=")
                && operation.left() instanceof ColumnReference left
                && operation.right() instanceof ColumnReference right) {
            scope.resolve(left)
                    .base()
                    .ifPresent(a -> scope.resolve(right).base().ifPresent(b -> add(a, b, eligible)));
        }
    }

    private void add(Origin.Base a, Origin.Base b, Set<Reference> eligible) {
        Family family = family(a);
        if (a.reference() != b.reference()
                && eligible.contains(a.reference())
                && eligible.contains(b.reference())
                && EXACT.contains(family)
                && family == family(b)) {
            pairs.add(new Pair(a, b));
            pairs.add(new Pair(b, a));
        }
    }

    private Family family(Origin.Base base) {
        return Family.of(base.column().column().type(), dialect);
    }

    /** Carries conditions on one column alone over to its equals, until there is nothing new. */
    void spread(Map<Reference, List<Expression>> conjuncts) {
        boolean more = true;
        while (more) {
            more = false;
            for (Pair pair : pairs) {
                for (Expression conjunct : List.copyOf(conjuncts.getOrDefault(pair.from.reference(), List.of()))) {
                    more |= carry(conjunct, pair, conjuncts);
                }
            }
        }
    }

    private boolean carry(Expression conjunct, Pair pair, Map<Reference, List<Expression>> conjuncts) {
        Renaming renaming = new Renaming(pair);
        Expression carried = renaming.expression(conjunct);
        List<Expression> own = conjuncts.computeIfAbsent(pair.to.reference(), r -> new ArrayList<>());
        if (renaming.other
                || own.contains(carried)
                || own.size() >= MOST_CONJUNCTS
                || !LeakproofConditions.holds(carried, pair.to.reference().relation(), dialect)) {
            return false;
        }
        own.add(carried);
        return true;
    }

    /** Puts one column in the place of another and notices any third. */
    private static final class Renaming extends TreeMapper {
        private final Pair pair;
        private boolean other;

        Renaming(Pair pair) {
            this.pair = pair;
        }

        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof ColumnReference reference) {
                other |= !reference.column().equals(pair.from.column().column().name());
                return ColumnReference.of(
                        pair.to.reference().relation().alias(),
                        pair.to.column().column().name());
            }
            return super.expression(expression);
        }
    }
}
