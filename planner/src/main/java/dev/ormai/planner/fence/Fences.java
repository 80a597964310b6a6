package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which mentions of tables need a fence, and what stands below it. A fence is needed where an expression that may fail on a
 * value depends on the table's rows and stands where a database may evaluate it before the policy's conditions. Immutable.
 */
public final class Fences {
    private final Map<Object, Fence> byNode;
    private final Bound bound;

    private Fences(Bound bound, Map<Object, Fence> byNode) {
        this.bound = bound;
        this.byNode = Collections.unmodifiableMap(byNode);
    }

    /** Pure; takes time linear in the statement, but for names that are looked up in each scope. */
    public static Fences of(Bound bound, Dialect dialect) {
        Findings findings = new Findings(dialect, bound);
        new QuerySearch(findings)
                .query(bound.query(), CommonSources.NONE, Optional.empty(), QuerySearch.Place.OUTERMOST);
        return new Fences(bound, findings.fences());
    }

    /** For tests that show what would leak. */
    static Fences none(Bound bound) {
        return new Fences(bound, new IdentityHashMap<>());
    }

    /** @param node a node of the statement that names a table, itself and not one that equals it */
    public Optional<Fence> at(Object node) {
        return Optional.ofNullable(byNode.get(node));
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

    /** One line for each fence: where and why. */
    public List<String> decisions() {
        List<String> decisions = new ArrayList<>();
        bound.tables().forEach((node, relation) -> at(node).ifPresent(
                        fence -> decisions.add("%s: fenced, because %s".formatted(relation.model(), fence.reason()))));
        Collections.sort(decisions);
        return decisions;
    }
}
