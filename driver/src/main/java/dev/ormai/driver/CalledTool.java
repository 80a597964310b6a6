package dev.ormai.driver;

import java.util.Map;
import java.util.Optional;

/**
 * What an agent called, for the audit.
 *
 * @param name the tool
 * @param requestId the caller's own name for this call
 * @param traceId the trace that the call belongs to
 */
public record CalledTool(String name, Inputs inputs, Optional<String> requestId, Optional<String> traceId) {
    /** The arguments as they may be kept. */
    @FunctionalInterface
    public interface Inputs {
        /** @param values whether the policy has values kept; otherwise their types and lengths are */
        Map<String, Object> recorded(boolean values);
    }
}
