package dev.ormai.policy.file;

import dev.ormai.policy.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code relations}. */
final class RelationReader {
    static final List<String> KEYS = List.of("model", "key", "max_depth");

    /** Levels that no budget reaches. */
    private static final int DEEPEST = 100;

    private RelationReader() {}

    static Map<String, Relation> read(Section model) {
        Map<String, Relation> relations = new LinkedHashMap<>();
        model.named("relations", "relations and where they lead")
                .forEach((name, node) -> relation(model, name, node).ifPresent(found -> relations.put(name, found)));
        return relations;
    }

    private static Optional<Relation> relation(Section model, String name, Node node) {
        String path = model.path("relations." + name);
        if (node instanceof Node.Scalar) {
            return model.text(node, path, "a model, or {model: …, key: …, max_depth: …}")
                    .map(target -> new Relation(name, target, Map.of(), OptionalInt.empty()));
        }
        Optional<Section> section = Section.of(node, path, KEYS, model.faults());
        if (section.isPresent() && section.get().get("model").isEmpty()) {
            model.faults().add(node.place(), path, "'model' is missing", "the model that the relation leads to");
        }
        return section.flatMap(relation -> {
            Optional<String> target = relation.text("model", "a model");
            Map<String, String> key = key(relation);
            OptionalLong depth = relation.count("max_depth", DEEPEST);
            return target.map(to -> new Relation(
                    name, to, key, depth.isPresent() ? OptionalInt.of((int) depth.getAsLong()) : OptionalInt.empty()));
        });
    }

    private static Map<String, String> key(Section relation) {
        String expected = "columns of this model and the columns of the other that they equal";
        Map<String, String> key = new LinkedHashMap<>();
        relation.named("key", expected)
                .forEach((column, node) -> relation.text(node, relation.path("key." + column), expected)
                        .ifPresent(other -> key.put(column, other)));
        if (key.isEmpty()
                && relation.get("key").filter(Node.Mapping.class::isInstance).isPresent()) {
            relation.faults()
                    .add(
                            relation.get("key").orElseThrow().place(),
                            relation.path("key"),
                            "no columns are given",
                            expected);
        }
        return key;
    }
}
