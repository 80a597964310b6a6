package dev.ormai.driver.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as its row in the store holds it. */
final class RequestJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private RequestJson() {}

    static String write(ApprovalRequest request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("tenant", request.principal().tenant().orElse(null));
        json.put("user", request.principal().user().orElse(null));
        json.put("roles", request.principal().roles());
        json.put("attributes", request.principal().attributes());
        json.put("operation", request.operation());
        json.put("model", request.model());
        json.put("arguments", request.arguments());
        json.put("statement", request.statement());
        json.put("parameters", request.parameters());
        json.put("reason", request.reason().orElse(null));
        json.put("row_count", request.rowCount());
        json.put("preview", request.preview());
        json.put("database", request.database());
        json.put("policy_version", request.policyVersion());
        json.put("statement_digest", request.statementDigest());
        json.put("state_digest", request.stateDigest());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request holds something that is no JSON", e);
        }
    }

    static ApprovalRequest read(String text) throws SQLException {
        try {
            Map<String, Object> json = JSON.readValue(text, OBJECT);
            return new ApprovalRequest(
                    new Principal(
                            text(json, "tenant"),
                            text(json, "user"),
                            part(json, "roles", new TypeReference<List<String>>() {}),
                            part(json, "attributes", new TypeReference<Map<String, String>>() {})),
                    text(json, "operation").orElseThrow(),
                    text(json, "model").orElseThrow(),
                    part(json, "arguments", OBJECT),
                    text(json, "statement").orElseThrow(),
                    part(json, "parameters", new TypeReference<List<String>>() {}),
                    text(json, "reason"),
                    Long.parseLong(String.valueOf(json.get("row_count"))),
                    part(json, "preview", new TypeReference<List<Map<String, Object>>>() {}),
                    text(json, "database").orElseThrow(),
                    text(json, "policy_version").orElseThrow(),
                    text(json, "statement_digest").orElseThrow(),
                    text(json, "state_digest").orElseThrow());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new SQLException("the store of approvals holds a request that cannot be read", e);
        }
    }

    private static Optional<String> text(Map<String, Object> json, String name) {
        return Optional.ofNullable(json.get(name)).map(String.class::cast);
    }

    private static <T> T part(Map<String, Object> json, String name, TypeReference<T> type) {
        return JSON.convertValue(json.get(name), type);
    }
}
