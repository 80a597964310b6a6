package dev.ormai.mcp.model;

import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.catalog.Table;
import dev.ormai.policy.Names;
import dev.ormai.policy.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the fields that the relations of a policy go by. */
final class Links {
    private Links() {}

    /** A relation that goes by a field the principal may not read, or to a model that is not there, is like none. */
    static Map<String, Link> of(Model model, Map<String, Model> models) {
        Map<String, Link> links = new LinkedHashMap<>();
        for (Map.Entry<String, Relation> relation : model.policy().relations().entrySet()) {
            Model target = models.get(relation.getValue().model());
            if (target != null) {
                link(relation.getKey(), relation.getValue(), model, target)
                        .ifPresent(link -> links.put(relation.getKey(), link));
            }
        }
        return links;
    }

    private static Optional<Link> link(String name, Relation relation, Model model, Model target) {
        Optional<Map<String, String>> key =
                relation.key().isEmpty() ? foreignKey(model, target) : Optional.of(relation.key());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<Field> from = new ArrayList<>();
        List<Field> to = new ArrayList<>();
        for (Map.Entry<String, String> pair : key.get().entrySet()) {
            Optional<Field> own = column(model, pair.getKey());
            Optional<Field> other = column(target, pair.getValue());
            if (own.isEmpty() || other.isEmpty()) {
                return Optional.empty();
            }
            from.add(own.get());
            to.add(other.get());
        }
        boolean toOne = !target.key().isEmpty() && to.containsAll(target.key());
        return Optional.of(new Link(name, target.name(), from, to, toOne, relation.maxDepth()));
    }

    private static Optional<Field> column(Model model, String name) {
        return model.fields().values().stream()
                .filter(field -> Names.same(field.column(), name))
                .findFirst();
    }

    /** The only one between the two tables, in whichever direction. */
    private static Optional<Map<String, String>> foreignKey(Model model, Model target) {
        List<Map<String, String>> found = new ArrayList<>();
        Table own = model.relation().table();
        Table other = target.relation().table();
        own.foreignKeys().stream()
                .filter(key -> key.target().equals(other.id()))
                .forEach(key -> found.add(pairs(key.columns(), key.targetColumns())));
        if (!own.id().equals(other.id())) {
            other.foreignKeys().stream()
                    .filter(key -> key.target().equals(own.id()))
                    .map((ForeignKey key) -> pairs(key.targetColumns(), key.columns()))
                    .forEach(found::add);
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Map<String, String> pairs(List<String> from, List<String> to) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < from.size(); i++) {
            pairs.put(from.get(i), to.get(i));
        }
        return pairs;
    }
}
