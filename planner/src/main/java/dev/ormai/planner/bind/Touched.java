package dev.ormai.planner.bind;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a statement turned out to touch; filled while it is bound. Not thread-safe. */
final class Touched {
    private final Map<TableId, RelationUse> uses = new LinkedHashMap<>();
    private final Set<String> functions = new LinkedHashSet<>();

    RelationUse relation(PolicyRelation relation) {
        return uses.computeIfAbsent(
                relation.table().id(),
                id -> new RelationUse(relation, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    void column(PolicyRelation relation, String column, boolean compared) {
        RelationUse use = relation(relation);
        use.read().add(column);
        use.named().add(column);
        if (compared) {
            use.compared().add(column);
        }
    }

    /** Reached by a star or as a whole row. */
    void allColumns(PolicyRelation relation) {
        RelationUse use = relation(relation);
        relation.columns().forEach(c -> use.read().add(c.column().name()));
    }

    void function(String name) {
        functions.add(name);
    }

    void add(Bound bound) {
        for (RelationUse more : bound.uses()) {
            RelationUse use = relation(more.relation());
            use.read().addAll(more.read());
            use.named().addAll(more.named());
            use.compared().addAll(more.compared());
        }
        functions.addAll(bound.functions());
    }

    List<RelationUse> uses() {
        return uses.values().stream()
                .map(use -> new RelationUse(use.relation(), copy(use.read()), copy(use.named()), copy(use.compared())))
                .toList();
    }

    Set<String> functions() {
        return copy(functions);
    }

    private static Set<String> copy(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
