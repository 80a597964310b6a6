package dev.ormai.driver;

import dev.ormai.policy.decision.WriteCheck;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A write that an agent asked for, in the agent's own words.
 *
 * @param operation create, update, delete or bulk_update
 * @param arguments as a person may read them who decides about it; the same write has the same ones
 * @param reason why it is wanted
 * @param approvalId the approval under which it is to run; absent for a write that is asked for
 */
public record AskedWrite(
        String operation,
        String model,
        Map<String, Object> arguments,
        Optional<String> reason,
        Optional<String> approvalId) {
    public AskedWrite {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        reason = reason.filter(WriteCheck::says);
    }
}
