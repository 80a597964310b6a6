package dev.ormai.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {
    @Test
    void keysStandInTheirPromisedOrder() throws Exception {
        List<String> keys = new ArrayList<>();
        json(new AuditRecord(Records.decided())).fieldNames().forEachRemaining(keys::add);

        assertThat(String.join(" ", keys))
                .isEqualTo(
                        "id tool_name principal_id tenant_id request_id trace_id timestamp duration_ms inputs outputs"
                                + " policy_decisions row_count affected_rows error before_snapshot after_snapshot reason metadata"
                                + " policy_version entrance statement rewritten tables columns cost decision_id previous_hash hash");
    }

    @Test
    void timeIsUtcWithMicrosecondsInAnyZoneAndLocale() throws Exception {
        assertThat(json(new AuditRecord(Records.decided())).get("timestamp").asText())
                .isEqualTo("2026-11-22T20:20:38.441592+00:00");
    }

    @Test
    void aStatementThatRunsHasNoDuration() throws Exception {
        JsonNode record = json(new AuditRecord(Records.decided()));

        assertThat(record.get("duration_ms").isNull()).isTrue();
        assertThat(record.get("row_count").isNull()).isTrue();
    }

    @Test
    void anOutcomeFillsInRowsAndDuration() throws Exception {
        JsonNode record = json(new AuditRecord(Records.decided(), Records.twoRows()));

        assertThat(record.get("duration_ms").asDouble()).isEqualTo(2.081);
        assertThat(record.get("row_count").asLong()).isEqualTo(2);
        assertThat(record.get("inputs").toString()).contains("\"length\":4");
    }

    @Test
    void aRefusalCarriesCodeAndDetails() throws Exception {
        Refusal refusal = Refusal.of(ErrorCode.MODEL_NOT_ALLOWED, "model Nope is not known")
                .with("model", "Nope");

        JsonNode error = json(new AuditRecord(
                        Records.decided(), Outcome.error(Duration.ZERO, RecordedError.refused(refusal))))
                .get("error");

        assertThat(error.toString())
                .isEqualTo("{\"type\":\"refused\",\"message\":\"model Nope is not known\","
                        + "\"code\":\"MODEL_NOT_ALLOWED\",\"details\":{\"model\":\"Nope\"}}");
    }

    @Test
    void aLineFeedInAValueStaysInsideItsLine() throws Exception {
        Outcome outcome =
                Outcome.error(Duration.ZERO, RecordedError.failed("UPSTREAM_ERROR", "one\ntwo\u2028three", "XX000"));

        String line = new String(RecordJson.line(new AuditRecord(Records.decided(), outcome)), UTF_8);

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    }

    private static JsonNode json(AuditRecord record) throws Exception {
        return new ObjectMapper().readTree(RecordJson.line(record));
    }
}
