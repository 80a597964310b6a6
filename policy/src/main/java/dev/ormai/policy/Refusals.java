package dev.ormai.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The refusals of the original, with its messages, hints and details to the letter (they keep its capital letters), so
 * that agents that learned from it understand ours.
 */
public final class Refusals {
    private Refusals() {}

    /** @param allowed in the order of the table's columns */
    public static Refusal fieldNotAllowed(String field, String model, List<String> allowed) {
        return new Refusal(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field '%s' is not allowed on model '%s'".formatted(field, model),
                        hint("Allowed fields for " + model, allowed),
                        Map.of())
                .with("field", field)
                .with("model", model)
                .with("allowed_fields", List.copyOf(allowed));
    }

    /** The same for a table that is not listed and for one that does not exist. */
    public static Refusal modelNotAllowed(String model, List<String> allowed) {
        return new Refusal(
                        ErrorCode.MODEL_NOT_ALLOWED,
                        "Model '%s' is not allowed".formatted(model),
                        hint("Allowed models", allowed),
                        Map.of())
                .with("model", model)
                .with("allowed_models", List.copyOf(allowed));
    }

    public static Refusal relationNotAllowed(String relation, String model, List<String> allowed) {
        return new Refusal(
                        ErrorCode.RELATION_NOT_ALLOWED,
                        "Relation '%s' is not allowed on model '%s'".formatted(relation, model),
                        hint("Allowed relations for " + model, allowed),
                        Map.of())
                .with("relation", relation)
                .with("model", model)
                .with("allowed_relations", List.copyOf(allowed));
    }

    /** @param scopeField the column that tells the tenant, of the model itself or of the parent that tells it */
    public static Refusal tenantScopeRequired(String model, String scopeField) {
        return Refusal.of(
                        ErrorCode.TENANT_SCOPE_REQUIRED,
                        "Tenant scope is required for model '%s'".formatted(model),
                        "Ensure you are authenticated with a valid tenant context",
                        "The model requires scoping on field: " + scopeField)
                .with("model", model)
                .with("scope_field", scopeField);
    }

    /** @param budgetType the limit's key in the policy file, as in {@code max_rows} */
    public static Refusal queryBudgetExceeded(String budgetType, long limit, long requested) {
        return Refusal.of(
                        ErrorCode.QUERY_BUDGET_EXCEEDED,
                        "Query exceeds %s budget (limit: %d, requested: %d)".formatted(budgetType, limit, requested),
                        "Reduce %s to at most %d".formatted(budgetType, limit))
                .with("budget_type", budgetType)
                .with("limit", limit)
                .with("requested", requested);
    }

    public static Refusal queryTooBroad(String model, Optional<String> suggestion) {
        List<String> hints = new ArrayList<>();
        hints.add("Add more specific filters to narrow down the query");
        suggestion.ifPresent(hints::add);
        return new Refusal(
                ErrorCode.QUERY_TOO_BROAD,
                "Query on model '%s' is too broad".formatted(model),
                hints,
                Map.of("model", model));
    }

    /** @param operation create, update, delete or bulk_update */
    public static Refusal writeDisabled(String operation, String model) {
        return Refusal.of(
                        ErrorCode.WRITE_DISABLED,
                        "Write operation '%s' is disabled for model '%s'".formatted(operation, model),
                        "Write operations require explicit policy configuration")
                .with("operation", operation)
                .with("model", model);
    }

    /** @param approvalId absent where nobody can be asked, as over JDBC */
    public static Refusal writeApprovalRequired(String operation, String model, Optional<String> approvalId) {
        List<String> hints = new ArrayList<>();
        hints.add("This write operation requires human approval before it can be executed");
        approvalId.ifPresent(id -> hints.add("Approval ID: " + id));
        Refusal refusal = new Refusal(
                        ErrorCode.WRITE_APPROVAL_REQUIRED,
                        "Write operation '%s' on model '%s' requires approval".formatted(operation, model),
                        hints,
                        Map.of())
                .with("operation", operation)
                .with("model", model);
        return approvalId.map(id -> refusal.with("approval_id", id)).orElse(refusal);
    }

    public static Refusal maxAffectedRowsExceeded(String operation, long maxRows, long affectedRows) {
        return Refusal.of(
                        ErrorCode.MAX_AFFECTED_ROWS_EXCEEDED,
                        "Operation '%s' would exceed max affected rows (limit: %d, would affect: %d)"
                                .formatted(operation, maxRows, affectedRows),
                        "Limit the operation to affect at most %d rows".formatted(maxRows))
                .with("operation", operation)
                .with("max_rows", maxRows)
                .with("affected_rows", affectedRows);
    }

    /** @param id the key as the caller gave it: a string, a number or a boolean */
    public static Refusal notFound(String model, Object id) {
        return Refusal.of(ErrorCode.NOT_FOUND, "Resource not found: %s with id '%s'".formatted(model, id))
                .with("model", model)
                .with("id", id);
    }

    /** @param field the argument that is wrong, if it is one */
    public static Refusal validationError(String message, Optional<String> field) {
        Refusal refusal = Refusal.of(ErrorCode.VALIDATION_ERROR, message);
        return field.map(name -> refusal.with("field", name)).orElse(refusal);
    }

    private static List<String> hint(String what, List<String> names) {
        return names.isEmpty() ? List.of() : List.of(what + ": " + String.join(", ", names));
    }
}
