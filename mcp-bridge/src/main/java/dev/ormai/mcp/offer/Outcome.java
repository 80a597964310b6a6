package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far a request came. */
public sealed interface Outcome {
    /** To its end. */
    record Complete(ObjectNode result) implements Outcome {}

    /**
     * To questions that the client has to answer first. The request is then made again with {@link Exchange#inputs} and
     * {@link Exchange#state}, and may come to further questions. A client writes the answers itself: they prove nothing.
     *
     * @param requests by keys of the asker's choice
     * @param state what the asker wants to have back; the client can read it, and cannot change it
     */
    record InputRequired(Map<String, InputRequest> requests, Optional<JsonNode> state) implements Outcome {
        public InputRequired {
            requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
        }
    }
}
