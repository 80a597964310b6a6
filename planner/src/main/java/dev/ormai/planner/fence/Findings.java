package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.write.SqlWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the search through one statement has found so far. Not thread-safe. */
final class Findings {
    private final Dialect dialect;
    private final Bound bound;
    private final Map<Object, Reference> references = new IdentityHashMap<>();
    private final Map<Reference, String> reasons = new LinkedHashMap<>();
    private final Map<Reference, List<Expression>> conjuncts = new LinkedHashMap<>();
    private final Equalities equalities;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private int failing;

    Findings(Dialect dialect, Bound bound) {
        this.dialect = dialect;
        this.bound = bound;
        this.equalities = new Equalities(dialect);
    }

    /** What one expression reads, nested queries included. */
    static final class Reading {
        private final int firstNested;
        private final Set<Reference> references = new HashSet<>();
        private boolean columns;

        private Reading(int firstNested) {
            this.firstNested = firstNested;
        }

        Set<Reference> references() {
            return references;
        }

        /** Whether it names any column of what is around it. */
        boolean columns() {
            return columns;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    boolean tableOfDatabase(Object node) {
        return bound.tables().containsKey(node);
    }

    Reference reference(Object node) {
        PolicyRelation relation = Objects.requireNonNull(bound.tables().get(node), "the relation of a bound table");
        return references.computeIfAbsent(node, n -> new Reference(n, relation, references.size()));
    }

    Set<Reference> everything() {
        Set<Reference> all = new HashSet<>();
        bound.tables().keySet().forEach(node -> all.add(reference(node)));
        return all;
    }

    void begin() {
        readings.push(new Reading(references.size()));
    }

    Reading end() {
        return readings.pop();
    }

    /** What an enclosing expression's nested queries mention themselves is not what it depends on. */
    void read(Origin origin, boolean ownLevel) {
        for (Reading reading : readings) {
            boolean outside = ownLevel && reading == readings.peek();
            for (Reference reference : origin.references()) {
                if (reference.number() < reading.firstNested) {
                    reading.references.add(reference);
                    outside = true;
                }
            }
            reading.columns |= outside;
        }
    }

    /** How many expressions that may fail were found; a query during whose search it stays the same is harmless. */
    int failing() {
        return failing;
    }

    void mayFail() {
        failing++;
    }

    void fence(Set<Reference> targets, Expression reason) {
        String text = null;
        for (Reference target : targets) {
            if (target.guarded() && !reasons.containsKey(target)) {
                if (text == null) {
                    text = text(reason) + " may fail on a row";
                }
                reasons.put(target, text);
            }
        }
    }

    void fence(Reference target, String reason) {
        reasons.putIfAbsent(target, reason);
    }

    void conjunct(Reference reference, Expression conjunct) {
        conjuncts.computeIfAbsent(reference, r -> new ArrayList<>()).add(conjunct);
    }

    Equalities equalities() {
        return equalities;
    }

    Map<Object, Fence> fences() {
        if (!reasons.isEmpty()) {
            equalities.spread(conjuncts);
            fenceWhatMayStandIn();
        }
        Map<Object, Fence> fences = new IdentityHashMap<>();
        reasons.forEach((reference, reason) ->
                fences.put(reference.node(), new Fence(conjuncts.getOrDefault(reference, List.of()), reason)));
        return fences;
    }

    /**
     * MySQL and MariaDB put one of two equal columns in the other's place wherever it stands, and so bring an expression to the rows
     * of a table that it does not name. An equality may come from any condition, also of a query that became a join.
     */
    private void fenceWhatMayStandIn() {
        if (dialect != Dialect.MYSQL) {
            return;
        }
        String reason = "its columns may stand for equal ones in "
                + reasons.values().iterator().next();
        everything().stream().filter(Reference::guarded).forEach(reference -> fence(reference, reason));
    }

    private String text(Expression reason) {
        return SqlWriter.write(new WithoutLiterals().expression(reason), dialect)
                .text();
    }
}
