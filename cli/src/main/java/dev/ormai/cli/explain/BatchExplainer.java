package dev.ormai.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.ormai.cli.Failure;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.DryRun;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON lines in, JSON lines out: one for one, in order, each on its way before the next is read. */
final class BatchExplainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "a line must be a JSON object with the text \"sql\" and an \"id\"";

    private final DryRun dryRun;
    private final ParameterStyle style;

    BatchExplainer(DryRun dryRun, ParameterStyle style) {
        this.dryRun = dryRun;
        this.style = style;
    }

    void run(Terminal terminal) throws IOException {
        for (String line = terminal.in().readLine();
                line != null;
                line = terminal.in().readLine()) {
            terminal.out().print(JSON.writeValueAsString(answer(line)) + "\n");
            terminal.out().flush();
        }
    }

    private Map<String, @Nullable Object> answer(String line) {
        Optional<JsonNode> request = parsed(line);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", request.map(r -> r.get("id")).orElse(NullNode.getInstance()));
        Optional<String> sql =
                request.map(r -> r.get("sql")).filter(JsonNode::isTextual).map(JsonNode::textValue);
        answer.putAll(sql.isPresent() ? explained(sql.get()) : ExplanationJson.error(malformed()));
        return answer;
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Map<String, @Nullable Object> explained(String sql) {
        try {
            Plan plan = dryRun.plan(sql, style);
            return plan instanceof Plan.Forward forward
                    ? ExplanationJson.brief(forward, dryRun.principal())
                    : refused(Failure.of(((Plan.Refuse) plan).refusal()));
        } catch (RuntimeException e) {
            // One statement must not end the others' batch; its line says what went wrong.
            return refused(Failure.of(e));
        }
    }

    private static Map<String, @Nullable Object> refused(Failure failure) {
        return new LinkedHashMap<>(ExplanationJson.error(failure));
    }

    private static Failure malformed() {
        return Failure.of(Refusal.of(ErrorCode.VALIDATION_ERROR, "the line is no request", FORM));
    }
}
