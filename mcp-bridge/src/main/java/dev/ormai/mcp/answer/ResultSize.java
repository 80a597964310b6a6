package dev.ormai.mcp.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.OptionalLong;

/** How large answers may become. */
final class ResultSize {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultSize() {}

    /**
     * How many of the rows fit.
     *
     * @throws RefusedException if not even the first one does
     */
    static int fitting(List<Row> rows, OptionalLong maxBytes) {
        if (maxBytes.isEmpty()) {
            return rows.size();
        }
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            bytes += bytes(rows.get(i).json());
            if (bytes > maxBytes.getAsLong()) {
                if (i == 0) {
                    throw tooLarge(maxBytes.getAsLong(), bytes);
                }
                return i;
            }
        }
        return rows.size();
    }

    /** @throws RefusedException if the answer is too large and cannot be cut */
    static void check(JsonNode answer, OptionalLong maxBytes) {
        if (maxBytes.isPresent() && bytes(answer) > maxBytes.getAsLong()) {
            throw tooLarge(maxBytes.getAsLong(), bytes(answer));
        }
    }

    private static RefusedException tooLarge(long limit, long bytes) {
        return new RefusedException(Refusals.queryBudgetExceeded("max_result_bytes", limit, bytes));
    }

    private static long bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }
}
