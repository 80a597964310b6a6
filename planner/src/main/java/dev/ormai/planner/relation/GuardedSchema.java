package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database as one list of roles sees it: the policy relation of every table that the policy names. Depends on no
 * principal, for relations hold the places of identity values and not the values. Immutable; safe to share.
 */
public final class GuardedSchema {
    private final EffectivePolicy policy;
    private final Catalog catalog;
    private final NameScope scope;
    private final Map<TableId, PolicyRelation> relations;
    private final Map<TableId, Refusal> faults;
    private final SystemRelations system;

    private GuardedSchema(
            EffectivePolicy policy,
            Catalog catalog,
            NameScope scope,
            Map<TableId, PolicyRelation> relations,
            Map<TableId, Refusal> faults) {
        this.policy = policy;
        this.catalog = catalog;
        this.scope = scope;
        this.relations = Map.copyOf(relations);
        this.faults = Map.copyOf(faults);
        this.system = new SystemRelations(catalog, scope, this.relations);
    }

    /**
     * A model that does not fit its table is a fault of its own: whoever names it is told, the other models work. A model
     * whose table is not there is like no model.
     */
    public static GuardedSchema of(EffectivePolicy policy, Catalog catalog, NameScope scope) {
        Map<TableId, ModelPolicy> models = new ModelTables(policy, catalog, scope).find();
        RelationBuilder builder = new RelationBuilder(policy, catalog, scope, models);
        Map<TableId, PolicyRelation> relations = new LinkedHashMap<>();
        Map<TableId, Refusal> faults = new LinkedHashMap<>();
        models.forEach((id, model) -> {
            try {
                relations.put(id, builder.relation(model, catalog.table(id)));
            } catch (RefusedException e) {
                faults.put(id, e.refusal());
            }
        });
        return new GuardedSchema(policy, catalog, scope, relations, faults);
    }

    public EffectivePolicy policy() {
        return policy;
    }

    public Catalog catalog() {
        return catalog;
    }

    public NameScope scope() {
        return scope;
    }

    public Map<TableId, PolicyRelation> relations() {
        return relations;
    }

    public Optional<PolicyRelation> relation(TableId table) {
        return Optional.ofNullable(relations.get(table));
    }

    /** The relations of the models and of the database's own catalog; the same map each time. */
    public Map<TableId, PolicyRelation> withSystem() {
        return system.withModels();
    }

    /** The schemas of the search path that may be known: those that hold tables of models, and those of every database. */
    public List<String> visiblePath() {
        return scope.searchPath().stream()
                .filter(name -> name.equals("public")
                        || name.equals("pg_catalog")
                        || relations.keySet().stream()
                                .anyMatch(id -> id.schema().equals(name)))
                .toList();
    }

    /** All relations whose rows come from this table of the database. */
    public List<PolicyRelation> over(TableId source) {
        PolicyRelation model = relations.get(source);
        return model != null ? List.of(model) : system.over(source);
    }

    /** What is wrong with models, for a check of the policy against the database. */
    public Map<TableId, Refusal> faults() {
        return faults;
    }

    /**
     * The relation that a name in a statement means.
     *
     * @throws RefusedException in the same words for a table that policy does not list and one that is not there
     */
    public PolicyRelation resolve(QualifiedName name) {
        Optional<TableId> ofSystem = SystemNames.find(name, catalog, scope);
        if (ofSystem.isPresent()) {
            return system.relation(ofSystem.get());
        }
        Optional<Table> table = table(name);
        if (table.isPresent()) {
            TableId id = table.get().id();
            if (faults.containsKey(id)) {
                throw ModelFaults.misfit(
                        name, String.valueOf(faults.get(id).details().get("model")));
            }
            if (relations.containsKey(id)) {
                return relations.get(id);
            }
        }
        throw notAllowed(name);
    }

    private Optional<Table> table(QualifiedName name) {
        return switch (name.parts().size()) {
            case 1 -> catalog.table(name.last(), scope);
            case 2 -> catalog.table(name.parts().get(0), name.last());
            default ->
                throw new RefusedException(Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        "the name %s has more parts than schema and table".formatted(name),
                        "leave the database's name out"));
        };
    }

    private RefusedException notAllowed(QualifiedName name) {
        List<String> allowed =
                relations.values().stream().map(PolicyRelation::model).sorted().toList();
        List<String> tables = relations.values().stream()
                .map(r -> r.table().id().name())
                .sorted()
                .toList();
        return new RefusedException(Refusal.of(
                        ErrorCode.MODEL_NOT_ALLOWED,
                        "Model '%s' is not allowed".formatted(name),
                        "Allowed models: " + String.join(", ", allowed),
                        "Their tables: " + String.join(", ", tables))
                .with("model", name.toString())
                .with("allowed_models", allowed));
    }
}
