package dev.ormai.planner.certify;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes out of an expression what it says of the written row, if policy shows it so; the rest must not name the row. */
final class WrittenRowCheck extends TreeMapper {
    private final PolicyRelation relation;
    private final String target;
    private final boolean excluded;
    private final List<String> faults = new ArrayList<>();

    WrittenRowCheck(PolicyRelation relation, String target) {
        this(relation, target, false);
    }

    private WrittenRowCheck(PolicyRelation relation, String target, boolean excluded) {
        this.relation = relation;
        this.target = target;
        this.excluded = excluded;
    }

    /** For places where the row that was to be inserted has a name too. */
    static WrittenRowCheck withExcluded(PolicyRelation relation, String target) {
        return new WrittenRowCheck(relation, target, true);
    }

    List<String> faults() {
        return faults;
    }

    Expression withoutRow(Expression expression) {
        return expression(expression);
    }

    @Override
    public Expression expression(Expression expression) {
        if (isShown(expression)) {
            return new NullLiteral();
        }
        if (expression instanceof ColumnReference reference && (names(reference, target) || namesExcluded(reference))) {
            faults.add("column %s of the written row is named as it is".formatted(reference.column()));
        }
        return super.expression(expression);
    }

    private static boolean names(ColumnReference reference, String row) {
        return reference.qualifier().contains(row) || reference.parts().equals(List.of(row));
    }

    private boolean namesExcluded(ColumnReference reference) {
        return excluded && names(reference, Conflict.EXCLUDED);
    }

    private boolean isShown(Expression expression) {
        if (expression instanceof ColumnReference reference
                && (reference.qualifier().equals(List.of(target))
                        || excluded && reference.qualifier().equals(List.of(Conflict.EXCLUDED)))) {
            return relation.column(reference.column()).filter(c -> !c.masked()).isPresent();
        }
        return expression instanceof Parenthesized parenthesized
                && relation.columns().stream()
                        .filter(RelationColumn::masked)
                        .map(column -> WrittenRow.named(column.value(), relation, target))
                        .anyMatch(parenthesized.inner()::equals);
    }

    @Override
    public FromItem from(FromItem item) {
        Optional<Alias> alias = Optional.empty();
        if (item instanceof TableReference table) {
            alias = table.alias();
        } else if (item instanceof DerivedTable derived) {
            alias = derived.alias();
        } else if (item instanceof TableFunction function) {
            alias = function.alias();
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            alias = parenthesized.alias();
        }
        boolean taken = alias.map(Alias::name)
                .filter(name -> name.equalsIgnoreCase(target) || excluded && name.equalsIgnoreCase(Conflict.EXCLUDED))
                .isPresent();
        if (taken) {
            faults.add("the name of the written row is another source's");
        }
        return super.from(item);
    }
}
