package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.stream.Collectors;

/** What can be wrong between a model and its table. */
final class ModelFaults {
    private ModelFaults() {}

    static Column requireColumn(ModelPolicy model, Table table, String name) {
        return table.columnIgnoringCase(name)
                .orElseThrow(() -> invalid(
                        model,
                        "table %s has no column %s".formatted(table.id(), name),
                        "its columns: "
                                + table.columns().stream().map(Column::name).collect(Collectors.joining(", "))));
    }

    static RefusedException invalid(ModelPolicy model, String fault, String hint) {
        return new RefusedException(
                Refusal.of(ErrorCode.POLICY_INVALID, "model %s: %s".formatted(model.name(), fault), hint)
                        .with("model", model.name()));
    }

    /** What a principal hears of it: neither what the policy says nor what columns there are. */
    static RefusedException misfit(QualifiedName table, String model) {
        return new RefusedException(Refusal.of(
                        ErrorCode.POLICY_INVALID,
                        "table %s cannot be used: its model does not fit the database".formatted(table),
                        "tell the owner of the policy; the log and ormai policy check say what is wrong")
                .with("model", model));
    }
}
