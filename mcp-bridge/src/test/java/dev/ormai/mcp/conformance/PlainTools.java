package dev.ormai.mcp.conformance;

import dev.ormai.mcp.offer.Change;
import dev.ormai.mcp.offer.Changes;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.InputRequest;
import dev.ormai.mcp.offer.LogLevel;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.ProtocolException;
import java.util.List;

/** Tools that ask the client nothing. */
final class PlainTools {
    private static final String SCHEMA_2020_12 =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "$defs": {"address": {"$anchor": "addressDef", "type": "object",
                                   "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
             "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
                            "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                            "phone": {"type": "string"}, "email": {"type": "string"}},
             "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
             "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
             "then": {"required": ["phone"]},
             "else": {"required": ["email"]},
             "additionalProperties": false}
            """;

    private PlainTools() {}

    static List<FixtureTool> all(Changes changes) {
        return List.of(
                FixtureTool.constant("test_simple_text", Content.result(Content.text("A text."))),
                FixtureTool.constant("test_image_content", Content.result(Content.image())),
                FixtureTool.constant("test_audio_content", Content.result(Content.audio())),
                FixtureTool.constant(
                        "test_embedded_resource",
                        Content.result(Content.resource("test://embedded-resource", "text/plain", "Embedded."))),
                FixtureTool.constant(
                        "test_multiple_content_types",
                        Content.result(
                                Content.text("Several blocks."),
                                Content.image(),
                                Content.resource("test://mixed-content-resource", "application/json", "{}"))),
                FixtureTool.constant(
                        "test_error_handling",
                        Content.result(Content.text("This tool always fails.")).put("isError", true)),
                FixtureTool.of("test_tool_with_logging", (exchange, arguments) -> logged(exchange)),
                FixtureTool.of("test_logging_tool", (exchange, arguments) -> logged(exchange)),
                FixtureTool.of("test_tool_with_progress", (exchange, arguments) -> advanced(exchange)),
                FixtureTool.of("test_reconnection", (exchange, arguments) -> reconnected(exchange)),
                FixtureTool.of("test_missing_capability", (exchange, arguments) -> sampled(exchange)),
                FixtureTool.of(
                        "test_trigger_tool_change", (exchange, arguments) -> announced(changes, Change.Kind.TOOLS)),
                FixtureTool.of(
                        "test_trigger_prompt_change", (exchange, arguments) -> announced(changes, Change.Kind.PROMPTS)),
                new FixtureTool(
                        "json_schema_2020_12_tool",
                        Content.object(SCHEMA_2020_12),
                        (exchange, arguments) -> said("Called with " + arguments)));
    }

    static Outcome said(String text) {
        return new Outcome.Complete(Content.result(Content.text(text)));
    }

    private static Outcome logged(Exchange exchange) {
        for (String step : List.of("begun", "half done", "done")) {
            exchange.log(LogLevel.INFO, Content.object("{}").put("step", step));
        }
        return said("Logged.");
    }

    private static Outcome advanced(Exchange exchange) {
        for (int percent : List.of(0, 50, 100)) {
            exchange.progress(percent, 100, percent + " of 100");
        }
        return said("Done.");
    }

    private static Outcome reconnected(Exchange exchange) {
        exchange.letGo();
        return said("Come back for this.");
    }

    private static Outcome sampled(Exchange exchange) throws ProtocolException {
        if (!exchange.client().answers(InputRequest.Kind.SAMPLING)) {
            throw ProtocolException.missing(List.of(InputRequest.Kind.SAMPLING));
        }
        return said("The client could be asked.");
    }

    private static Outcome announced(Changes changes, Change.Kind list) {
        changes.announce(Change.list(list));
        return said("Announced.");
    }
}
