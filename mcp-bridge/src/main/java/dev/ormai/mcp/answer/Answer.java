package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a call is answered with.
 *
 * @param data of the envelope
 * @param rows records in it, for the audit
 * @param outputs of the answer what the audit keeps
 */
public record Answer(ObjectNode data, long rows, Map<String, Object> outputs) {
    public Answer {
        outputs = Map.copyOf(outputs);
    }

    /** An answer of which nothing is kept. */
    public Answer(ObjectNode data, long rows) {
        this(data, rows, Map.of());
    }
}
