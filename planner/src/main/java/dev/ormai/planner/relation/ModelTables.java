package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the table of the database that each model of a policy stands for. */
final class ModelTables {
    private final EffectivePolicy policy;
    private final Catalog catalog;
    private final NameScope scope;

    ModelTables(EffectivePolicy policy, Catalog catalog, NameScope scope) {
        this.policy = policy;
        this.catalog = catalog;
        this.scope = scope;
    }

    Map<TableId, ModelPolicy> find() {
        Map<TableId, ModelPolicy> models = new LinkedHashMap<>();
        for (ModelPolicy model : policy.models().values()) {
            table(model.table()).ifPresent(table -> models.putIfAbsent(table.id(), model));
        }
        if (policy.openModels()) {
            addUnlisted(models);
        }
        return models;
    }

    /** Under open models every table along the home path is a model of its own name. */
    private void addUnlisted(Map<TableId, ModelPolicy> models) {
        for (TableId table : catalog.tables().keySet()) {
            if (scope.home().contains(table.schema())) {
                policy.openModel(new TableName(Optional.of(table.schema()), table.name()))
                        .ifPresent(model -> models.putIfAbsent(table, model));
            }
        }
    }

    /** Exactly this name first; else the only one that differs by the case of ASCII letters. */
    private Optional<Table> table(TableName name) {
        List<String> schemas = name.schema().map(List::of).orElse(scope.home());
        for (String schema : schemas) {
            Optional<Table> exact = catalog.table(schema, name.name());
            if (exact.isPresent()) {
                return exact;
            }
        }
        for (String schema : schemas) {
            List<Table> similar = catalog.tables().values().stream()
                    .filter(t ->
                            AsciiCase.equal(t.id().schema(), schema) && AsciiCase.equal(t.id().name(), name.name()))
                    .toList();
            if (similar.size() == 1) {
                return Optional.of(similar.get(0));
            }
        }
        return Optional.empty();
    }
}
