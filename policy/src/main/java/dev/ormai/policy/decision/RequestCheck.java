package dev.ormai.policy.decision;

import dev.ormai.policy.Aggregations;
import dev.ormai.policy.Budget;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Names;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RowRules;
import dev.ormai.policy.TenantRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a model's policy says to a request of the agents' tools before there is a statement. Pure. */
public final class RequestCheck {
    private RequestCheck() {}

    /** The first limit of the model's budget that the request exceeds. */
    public static Optional<Refusal> budget(ModelPolicy model, RequestSize size) {
        Budget budget = model.budget();
        if (budget.maxRows().isPresent()
                && size.rows().orElse(0) > budget.maxRows().getAsLong()) {
            return exceeded(
                    "max_rows", budget.maxRows().getAsLong(), size.rows().getAsLong());
        }
        if (isOver(budget.maxSelectFields(), size.fields())) {
            return exceeded("max_select_fields", budget.maxSelectFields().getAsInt(), size.fields());
        }
        if (isOver(budget.maxIncludesDepth(), size.includeDepth())) {
            return exceeded("max_includes_depth", budget.maxIncludesDepth().getAsInt(), size.includeDepth());
        }
        if (isOver(budget.maxComplexity(), size.complexity().score())) {
            return exceeded(
                    "complexity_score",
                    budget.maxComplexity().getAsInt(),
                    size.complexity().score());
        }
        return tooBroad(model, size.filters());
    }

    /** The policy's own conditions narrow a request too. */
    private static Optional<Refusal> tooBroad(ModelPolicy model, int filters) {
        int missing = model.budget().minFilters().orElse(0) - filters - scopes(model.rows());
        return missing <= 0
                ? Optional.empty()
                : Optional.of(Refusals.queryTooBroad(
                        model.name(), Optional.of("Add at least %d filter(s) to narrow the query".formatted(missing))));
    }

    private static int scopes(RowRules rows) {
        return (rows.tenant() instanceof TenantRule.Shared ? 0 : 1)
                + (rows.owner().isPresent() ? 1 : 0)
                + (rows.filter().isPresent() ? 1 : 0);
    }

    private static boolean isOver(OptionalInt limit, int requested) {
        return limit.isPresent() && requested > limit.getAsInt();
    }

    private static Optional<Refusal> exceeded(String budget, long limit, long requested) {
        return Optional.of(Refusals.queryBudgetExceeded(budget, limit, requested));
    }

    /**
     * Whether this may be computed over the model.
     *
     * @param permitted the model's fields that the principal may name, in the table's order
     */
    public static Optional<Refusal> aggregate(
            ModelPolicy model, String operation, Optional<String> field, List<String> groupBy, List<String> permitted) {
        Aggregations rules = model.aggregations();
        if (!rules.operations().contains(operation)) {
            List<String> open = rules.operations().stream()
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return Optional.of(closed(model, operation, open));
        }
        Optional<Refusal> closedField = field.filter(name -> !isOpen(rules.fields(), name))
                .map(name -> Refusals.fieldNotAllowed(name, model.name(), open(rules.fields(), permitted)));
        return closedField.or(() -> groupBy.stream()
                .filter(name -> !isOpen(rules.groupBy(), name))
                .findFirst()
                .map(name -> Refusals.fieldNotAllowed(name, model.name(), open(rules.groupBy(), permitted))));
    }

    private static Refusal closed(ModelPolicy model, String operation, List<String> open) {
        return Refusal.of(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field 'aggregation:%s' is not allowed on model '%s'".formatted(operation, model.name()),
                        "Allowed aggregations for %s: %s".formatted(model.name(), String.join(", ", open)))
                .with("field", "aggregation:" + operation)
                .with("model", model.name())
                .with("allowed_aggregations", open);
    }

    private static List<String> open(Optional<Set<String>> listed, List<String> permitted) {
        return permitted.stream().filter(name -> isOpen(listed, name)).toList();
    }

    private static boolean isOpen(Optional<Set<String>> listed, String name) {
        return listed.isEmpty() || listed.get().stream().anyMatch(open -> Names.same(open, name));
    }
}
