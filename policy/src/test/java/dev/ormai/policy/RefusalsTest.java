package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
    @Test
    void fieldNotAllowedIsTheOriginals() {
        assertThat(Refusals.fieldNotAllowed("secret", "Order", List.of("id", "total")))
                .isEqualTo(new Refusal(
                        ErrorCode.FIELD_NOT_ALLOWED,
                        "Field 'secret' is not allowed on model 'Order'",
                        List.of("Allowed fields for Order: id, total"),
                        Map.of("field", "secret", "model", "Order", "allowed_fields", List.of("id", "total"))));
    }

    @Test
    void modelNotAllowedIsTheOriginals() {
        assertThat(Refusals.modelNotAllowed("Order", List.of("A", "B")))
                .isEqualTo(new Refusal(
                        ErrorCode.MODEL_NOT_ALLOWED,
                        "Model 'Order' is not allowed",
                        List.of("Allowed models: A, B"),
                        Map.of("model", "Order", "allowed_models", List.of("A", "B"))));
    }

    @Test
    void relationNotAllowedIsTheOriginals() {
        assertThat(Refusals.relationNotAllowed("customer", "Order", List.of("items")))
                .isEqualTo(new Refusal(
                        ErrorCode.RELATION_NOT_ALLOWED,
                        "Relation 'customer' is not allowed on model 'Order'",
                        List.of("Allowed relations for Order: items"),
                        Map.of("relation", "customer", "model", "Order", "allowed_relations", List.of("items"))));
    }

    @Test
    void tenantScopeRequiredIsTheOriginals() {
        assertThat(Refusals.tenantScopeRequired("Order", "tenant_id"))
                .isEqualTo(new Refusal(
                        ErrorCode.TENANT_SCOPE_REQUIRED,
                        "Tenant scope is required for model 'Order'",
                        List.of(
                                "Ensure you are authenticated with a valid tenant context",
                                "The model requires scoping on field: tenant_id"),
                        Map.of("model", "Order", "scope_field", "tenant_id")));
    }

    @Test
    void queryBudgetExceededIsTheOriginals() {
        assertThat(Refusals.queryBudgetExceeded("max_rows", 100, 500))
                .isEqualTo(new Refusal(
                        ErrorCode.QUERY_BUDGET_EXCEEDED,
                        "Query exceeds max_rows budget (limit: 100, requested: 500)",
                        List.of("Reduce max_rows to at most 100"),
                        Map.of("budget_type", "max_rows", "limit", 100L, "requested", 500L)));
    }

    @Test
    void queryTooBroadIsTheOriginals() {
        assertThat(Refusals.queryTooBroad("Order", Optional.of("Add a date filter")))
                .isEqualTo(new Refusal(
                        ErrorCode.QUERY_TOO_BROAD,
                        "Query on model 'Order' is too broad",
                        List.of("Add more specific filters to narrow down the query", "Add a date filter"),
                        Map.of("model", "Order")));
    }

    @Test
    void writeDisabledIsTheOriginals() {
        assertThat(Refusals.writeDisabled("update", "Order"))
                .isEqualTo(new Refusal(
                        ErrorCode.WRITE_DISABLED,
                        "Write operation 'update' is disabled for model 'Order'",
                        List.of("Write operations require explicit policy configuration"),
                        Map.of("operation", "update", "model", "Order")));
    }

    @Test
    void writeApprovalRequiredIsTheOriginals() {
        assertThat(Refusals.writeApprovalRequired("update", "Order", Optional.of("ap-1")))
                .isEqualTo(new Refusal(
                        ErrorCode.WRITE_APPROVAL_REQUIRED,
                        "Write operation 'update' on model 'Order' requires approval",
                        List.of(
                                "This write operation requires human approval before it can be executed",
                                "Approval ID: ap-1"),
                        Map.of("operation", "update", "model", "Order", "approval_id", "ap-1")));
    }

    @Test
    void maxAffectedRowsExceededIsTheOriginals() {
        assertThat(Refusals.maxAffectedRowsExceeded("update", 1, 5))
                .isEqualTo(new Refusal(
                        ErrorCode.MAX_AFFECTED_ROWS_EXCEEDED,
                        "Operation 'update' would exceed max affected rows (limit: 1, would affect: 5)",
                        List.of("Limit the operation to affect at most 1 rows"),
                        Map.of("operation", "update", "max_rows", 1L, "affected_rows", 5L)));
    }

    @Test
    void notFoundIsTheOriginals() {
        assertThat(Refusals.notFound("Order", 7))
                .isEqualTo(new Refusal(
                        ErrorCode.NOT_FOUND,
                        "Resource not found: Order with id '7'",
                        List.of(),
                        Map.of("model", "Order", "id", 7)));
    }

    @Test
    void validationErrorNamesTheField() {
        assertThat(Refusals.validationError("boom", Optional.of("secret")))
                .isEqualTo(new Refusal(ErrorCode.VALIDATION_ERROR, "boom", List.of(), Map.of("field", "secret")));
    }
}
