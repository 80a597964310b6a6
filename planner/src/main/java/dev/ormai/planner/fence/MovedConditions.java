package dev.ormai.planner.fence;

import dev.ormai.planner.tree.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions of the statement's on one table each, which may fail and can stand in its relation behind the policy's. Not thread-safe.
 *
 * <p>A condition keeps its place all the same if its table needs a fence for another reason; then it stands above that.
 */
final class MovedConditions {
    private final Map<Reference, List<Moved>> byTable = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param condition the node of the statement, itself and not one that equals it
     * @param named as it is written inside the relation
     * @param reason what may fail, in the words of the statement
     */
    record Moved(Expression condition, Expression named, String reason) {}

    /** The same condition is found twice where a recursive query is searched twice. */
    void add(Reference table, Moved moved) {
        List<Moved> known = byTable.computeIfAbsent(table, t -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.condition() == moved.condition())) {
            known.add(moved);
        }
    }

    Map<Reference, List<Moved>> byTable() {
        return byTable;
    }
}
