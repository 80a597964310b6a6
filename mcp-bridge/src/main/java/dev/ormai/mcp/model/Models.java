package dev.ormai.mcp.model;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All models of one principal. Immutable. */
public final class Models {
    private final Dialect dialect;
    private final Map<String, Model> byName;

    private Models(Dialect dialect, Map<String, Model> byName) {
        this.dialect = dialect;
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** A model whose table is not there, or does not fit it, is like no model. */
    public static Models of(GuardedSchema schema) {
        Dialect dialect = schema.catalog().dialect();
        Map<String, PolicyRelation> relations = new LinkedHashMap<>();
        schema.relations().values().forEach(relation -> relations.put(relation.model(), relation));
        Map<String, Model> withoutLinks = new LinkedHashMap<>();
        for (String name : order(schema, relations)) {
            PolicyRelation relation = relations.get(name);
            if (relation != null) {
                policy(schema, relation)
                        .ifPresent(policy -> withoutLinks.put(
                                name, new Model(policy, relation, fields(relation, dialect), Map.of())));
            }
        }
        Map<String, Model> models = new LinkedHashMap<>();
        withoutLinks.forEach((name, model) -> models.put(
                name, new Model(model.policy(), model.relation(), model.fields(), Links.of(model, withoutLinks))));
        return new Models(dialect, models);
    }

    /** As the policy lists them; then, where every table is a model, the others by name. */
    private static List<String> order(GuardedSchema schema, Map<String, PolicyRelation> relations) {
        List<String> listed = schema.policy().modelNames();
        return java.util.stream.Stream.concat(
                        listed.stream(),
                        relations.keySet().stream()
                                .filter(name -> !listed.contains(name))
                                .sorted())
                .toList();
    }

    private static Optional<ModelPolicy> policy(GuardedSchema schema, PolicyRelation relation) {
        return schema.policy().model(relation.model()).or(() -> schema.policy()
                .openModel(new TableName(
                        Optional.of(relation.table().id().schema()),
                        relation.table().id().name())));
    }

    private static Map<String, Field> fields(PolicyRelation relation, Dialect dialect) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RelationColumn column : relation.columns()) {
            boolean key = relation.table().primaryKey().contains(column.column().name());
            Field field = Field.of(column, key, dialect);
            fields.put(field.name(), field);
        }
        return fields;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** All of them, in a fixed order. */
    public Map<String, Model> all() {
        return byName;
    }

    /** Their names, in the same order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The model of this name.
     *
     * @throws RefusedException in the same words for a model that is not listed and one that is not there
     */
    public Model model(String name) {
        Model model = byName.get(name);
        if (model == null) {
            throw new RefusedException(Refusals.modelNotAllowed(name, names()));
        }
        return model;
    }
}
