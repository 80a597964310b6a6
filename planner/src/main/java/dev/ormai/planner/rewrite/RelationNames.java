package dev.ormai.planner.rewrite;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.TableReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The policy relations among the sources of a statement, by the names that the statement has for them. */
public final class RelationNames {
    private final Function<FromItem, Optional<PolicyRelation>> known;
    private final Map<String, PolicyRelation> names = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    private RelationNames(Function<FromItem, Optional<PolicyRelation>> known) {
        this.known = known;
    }

    /** @param known the relation that a source is, if it is one and no more */
    public static Map<String, PolicyRelation> of(
            List<FromItem> from, Function<FromItem, Optional<PolicyRelation>> known) {
        RelationNames search = new RelationNames(known);
        from.forEach(search::add);
        search.twice.forEach(search.names::remove);
        return search.names;
    }

    private void add(FromItem item) {
        if (item instanceof Join join) {
            add(join.left());
            add(join.right());
            return;
        }
        Optional<Alias> alias = Optional.empty();
        if (item instanceof TableReference table) {
            alias = table.alias().or(() -> Optional.of(Alias.of(table.name().last())));
        } else if (item instanceof DerivedTable derived) {
            alias = derived.alias();
        }
        Optional<String> name = alias.filter(found -> found.columns().isEmpty()).map(Alias::name);
        if (name.isPresent()) {
            known.apply(item).ifPresent(relation -> {
                if (names.put(name.get(), relation) != null) {
                    twice.add(name.get());
                }
            });
        }
    }
}
