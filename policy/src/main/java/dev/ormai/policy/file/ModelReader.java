package dev.ormai.policy.file;

import dev.ormai.policy.TableName;
import dev.ormai.policy.settings.ModelSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a model and a role's overlay of one, which may say all but where the table is. */
final class ModelReader {
    static final List<String> OVERLAY_KEYS =
            List.of("description", "rows", "fields", "default_field", "relations", "aggregations", "writes", "budget");
    static final List<String> KEYS = java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("table"), OVERLAY_KEYS.stream())
            .toList();

    private ModelReader() {}

    static Map<String, ModelSettings> models(Section parent, List<String> keys) {
        Map<String, ModelSettings> models = new LinkedHashMap<>();
        parent.named("models", "models and what holds for them")
                .forEach((name, node) ->
                        models.put(name, model(node, parent.path("models." + name), keys, parent.faults())));
        return models;
    }

    private static ModelSettings model(Node node, String path, List<String> keys, Faults faults) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NOTHING) {
            return ModelSettings.NONE;
        }
        return Section.of(node, path, keys, faults).map(ModelReader::model).orElse(ModelSettings.NONE);
    }

    private static ModelSettings model(Section model) {
        return new ModelSettings(
                table(model),
                model.text("description", "a sentence for agents"),
                RowsReader.read(model),
                FieldRuleReader.read(model),
                FieldRuleReader.readDefault(model),
                RelationReader.read(model),
                AggregationsReader.read(model),
                WritesReader.read(model),
                BudgetReader.read(model));
    }

    private static Optional<TableName> table(Section model) {
        return model.text("table", "a table or schema.table").flatMap(text -> {
            try {
                return Optional.of(TableName.parse(text));
            } catch (IllegalArgumentException e) {
                Node node = model.get("table").orElseThrow();
                model.faults()
                        .add(
                                node.place(),
                                model.path("table"),
                                String.valueOf(e.getMessage()),
                                "table or schema.table");
                return Optional.empty();
            }
        });
    }
}
