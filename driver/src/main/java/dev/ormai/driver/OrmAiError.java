package dev.ormai.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as programs read it; the same shape at every entrance.
 *
 * @param retryHints what can be done next, the best first
 * @param details strings, numbers, booleans and lists of them
 */
public record OrmAiError(ErrorCode code, String message, List<String> retryHints, Map<String, Object> details) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public OrmAiError {
        retryHints = List.copyOf(retryHints);
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    static OrmAiError of(Refusal refusal) {
        return new OrmAiError(refusal.code(), refusal.message(), refusal.retryHints(), refusal.details());
    }

    /** {@code {"code", "message", "retry_hints", "details"}}. */
    public String toJson() {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("code", code.name());
        shape.put("message", message);
        shape.put("retry_hints", retryHints);
        shape.put("details", details);
        try {
            return JSON.writeValueAsString(shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error's details hold something that is no JSON: " + details, e);
        }
    }
}
