package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which mentions of tables need a fence, and what stands below it. A fence is needed where an expression that may fail on a
 * value depends on the table's rows and stands where a database may evaluate it before the policy's conditions. A condition on
 * one table alone can do without, if it moves into the table's relation and is asked behind the policy's there. Immutable.
 */
public final class Fences {
    private final Bound bound;
    private final Map<Object, Fence> byNode;
    private final Map<Object, List<MovedConditions.Moved>> moved;
    private final Set<Expression> gone = Collections.newSetFromMap(new IdentityHashMap<>());

    private Fences(Bound bound, Map<Object, Fence> byNode, Map<Object, List<MovedConditions.Moved>> moved) {
        this.bound = bound;
        this.byNode = Collections.unmodifiableMap(byNode);
        this.moved = Collections.unmodifiableMap(moved);
        moved.values().forEach(conditions -> conditions.forEach(condition -> gone.add(condition.condition())));
    }

    /** With every condition where the statement has it. Pure; takes time linear in the statement, but for names that are looked up in each scope. */
    public static Fences of(Bound bound, Dialect dialect) {
        return search(bound, new Findings(dialect, bound, Optional.empty()));
    }

    /**
     * The same with conditions moved into relations where that saves a fence: on PostgreSQL, whose planner then still joins and
     * searches as if there were no policy.
     */
    public static Fences moving(Bound bound, Dialect dialect) {
        Optional<MovedConditions> moved =
                dialect == Dialect.POSTGRESQL ? Optional.of(new MovedConditions()) : Optional.empty();
        return search(bound, new Findings(dialect, bound, moved));
    }

    private static Fences search(Bound bound, Findings findings) {
        new QuerySearch(findings)
                .query(bound.query(), CommonSources.NONE, Optional.empty(), QuerySearch.Place.OUTERMOST);
        return new Fences(bound, findings.fences(), findings.moved());
    }

    /** For tests that show what would leak. */
    static Fences none(Bound bound) {
        return new Fences(bound, new IdentityHashMap<>(), new IdentityHashMap<>());
    }

    /** @param node a node of the statement that names a table, itself and not one that equals it */
    public Optional<Fence> at(Object node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** The conditions that move into the relation of this mention, over its alias, in the order of the statement. */
    public List<Expression> movedTo(Object node) {
        return conditions(node).map(MovedConditions.Moved::named).toList();
    }

    /** A SELECT of the statement without the conditions that move. */
    public Select remaining(Select select) {
        List<Expression> stay = select.where().map(Atoms::of).orElse(List.of()).stream()
                .filter(condition -> !gone.contains(condition))
                .toList();
        return select.where().isEmpty()
                        || stay.size() == Atoms.of(select.where().get()).size()
                ? select
                : select.where(Conjunction.of(stay));
    }

    /** How many mentions of each table are fenced. */
    public Map<TableId, Integer> count() {
        Map<TableId, Integer> count = new HashMap<>();
        bound.tables().forEach((node, relation) -> {
            if (byNode.containsKey(node)) {
                count.merge(relation.table().id(), 1, Integer::sum);
            }
        });
        return count;
    }

    /** How many conditions move to each table. */
    public Map<TableId, Integer> movedCount() {
        Map<TableId, Integer> count = new HashMap<>();
        bound.tables().forEach((node, relation) -> {
            int here = movedTo(node).size();
            if (here > 0) {
                count.merge(relation.table().id(), here, Integer::sum);
            }
        });
        return count;
    }

    /** One line for each fence and each condition that moves: where and why. */
    public List<String> decisions() {
        List<String> decisions = new ArrayList<>();
        bound.tables().forEach((node, relation) -> {
            at(node).ifPresent(fence ->
                    decisions.add("%s: fenced, because %s".formatted(relation.model(), fence.reason())));
            conditions(node)
                    .forEach(condition -> decisions.add("%s: its policy is asked first, because %s"
                            .formatted(relation.model(), condition.reason())));
        });
        Collections.sort(decisions);
        return decisions;
    }

    private Stream<MovedConditions.Moved> conditions(Object node) {
        return moved.getOrDefault(node, List.of()).stream();
    }
}
