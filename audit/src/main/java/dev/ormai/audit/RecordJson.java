package dev.ormai.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ormai.policy.Principal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A record as one line of JSON. The keys and their order are a promise. */
final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter UTC_MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RecordJson() {}

    /** Ends with a line feed and holds no other. */
    static byte[] line(AuditRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            write(record, json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void write(AuditRecord record, JsonGenerator json) throws IOException {
        Decided decided = record.decided();
        Optional<Outcome> outcome = record.outcome();
        Principal principal = decided.principal();
        json.writeStringField("id", decided.id().toString());
        json.writeStringField("tool_name", decided.toolName());
        field(json, "principal_id", principal.user());
        field(json, "tenant_id", principal.tenant());
        field(json, "request_id", decided.requestId());
        field(json, "trace_id", decided.traceId());
        json.writeStringField("timestamp", time(decided.timestamp()));
        field(json, "duration_ms", outcome.map(o -> o.duration().toNanos() / 1e6));
        field(json, "inputs", decided.inputs());
        field(json, "outputs", outcome.flatMap(Outcome::outputs));
        field(json, "policy_decisions", decided.policyDecisions());
        field(json, "row_count", outcome.map(Outcome::rowCount));
        field(json, "affected_rows", outcome.map(Outcome::affectedRows));
        json.writeFieldName("error");
        error(json, outcome.flatMap(Outcome::error));
        field(json, "before_snapshot", outcome.flatMap(Outcome::beforeSnapshot));
        field(json, "after_snapshot", outcome.flatMap(Outcome::afterSnapshot));
        field(json, "reason", decided.reason());
        field(json, "metadata", decided.metadata().isEmpty() ? null : decided.metadata());
        json.writeStringField("policy_version", decided.policyVersion());
        json.writeStringField("entrance", decided.entrance().word());
        field(json, "statement", decided.statement());
        field(json, "rewritten", decided.rewritten());
        field(json, "tables", decided.tables());
        field(json, "columns", decided.columns());
        field(json, "cost", decided.cost());
        json.writeStringField("decision_id", decided.decisionId().toString());
        json.writeNullField("previous_hash");
        json.writeNullField("hash");
    }

    private static void error(JsonGenerator json, Optional<RecordedError> error) throws IOException {
        if (error.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", error.get().type());
        json.writeStringField("message", error.get().message());
        json.writeStringField("code", error.get().code());
        field(json, "details", error.get().details());
        json.writeEndObject();
    }

    private static String time(Instant instant) {
        return UTC_MICROSECONDS.format(instant);
    }

    private static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        value(json, value);
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            value(json, optional.orElse(null));
        } else if (value instanceof OptionalLong number) {
            value(json, number.isPresent() ? number.getAsLong() : null);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                field(json, String.valueOf(entry.getKey()), entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(json, item);
            }
            json.writeEndArray();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.writeObject(value);
        } else {
            json.writeString(value.toString());
        }
    }
}
