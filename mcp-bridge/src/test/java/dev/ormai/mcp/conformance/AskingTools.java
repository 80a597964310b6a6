package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.InputRequest;
import dev.ormai.mcp.offer.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tools that ask the client first. */
final class AskingTools {
    private static final String DEFAULTS =
            """
            {"name": {"type": "string", "default": "John Doe"},
             "age": {"type": "integer", "default": 30},
             "score": {"type": "number", "default": 95.5},
             "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
             "verified": {"type": "boolean", "default": true}}
            """;

    private static final String ENUMS =
            """
            {"untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
             "titledSingle": {"type": "string", "oneOf": [{"const": "value1", "title": "First Option"},
                                                          {"const": "value2", "title": "Second Option"},
                                                          {"const": "value3", "title": "Third Option"}]},
             "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"],
                            "enumNames": ["Option One", "Option Two", "Option Three"]},
             "untitledMulti": {"type": "array", "items": {"type": "string", "enum": ["option1", "option2", "option3"]}},
             "titledMulti": {"type": "array", "items": {"anyOf": [{"const": "value1", "title": "First Choice"},
                                                                  {"const": "value2", "title": "Second Choice"},
                                                                  {"const": "value3", "title": "Third Choice"}]}}}
            """;

    private AskingTools() {}

    static List<FixtureTool> all() {
        return List.of(
                taking(
                        "test_sampling",
                        "prompt",
                        (exchange, arguments) -> once(
                                exchange,
                                "answer",
                                sampling(arguments.path("prompt").asText()))),
                taking(
                        "test_elicitation",
                        "message",
                        (exchange, arguments) -> once(
                                exchange,
                                "answer",
                                form(arguments.path("message").asText(), "username", "string"))),
                FixtureTool.of(
                        "test_elicitation_sep1034_defaults",
                        (exchange, arguments) -> once(exchange, "form", form("Check this form", DEFAULTS))),
                FixtureTool.of(
                        "test_elicitation_sep1330_enums",
                        (exchange, arguments) -> once(exchange, "form", form("Choose", ENUMS))),
                FixtureTool.of(
                        "test_streaming_elicitation",
                        (exchange, arguments) -> once(exchange, "name", form("Your name?", "name", "string"))),
                FixtureTool.of(
                        "test_input_required_result_elicitation",
                        (exchange, arguments) -> once(exchange, "user_name", form("Your name?", "name", "string"))),
                FixtureTool.of(
                        "test_input_required_result_sampling",
                        (exchange, arguments) -> once(exchange, "question", sampling("The capital of France?"))),
                FixtureTool.of(
                        "test_input_required_result_list_roots",
                        (exchange, arguments) -> once(exchange, "client_roots", roots())),
                FixtureTool.of(
                        "test_input_required_result_request_state",
                        (exchange, arguments) ->
                                withState(exchange, Map.of("confirm", form("Sure?", "ok", "boolean")))),
                FixtureTool.of(
                        "test_input_required_result_tampered_state",
                        (exchange, arguments) ->
                                withState(exchange, Map.of("confirm", form("Sure?", "ok", "boolean")))),
                FixtureTool.of(
                        "test_input_required_result_multiple_inputs",
                        (exchange, arguments) -> withState(
                                exchange,
                                Map.of(
                                        "user_name", form("Your name?", "name", "string"),
                                        "greeting", sampling("Greet somebody"),
                                        "client_roots", roots()))),
                FixtureTool.of("test_input_required_result_multi_round", (exchange, arguments) -> rounds(exchange)),
                FixtureTool.of(
                        "test_input_required_result_capabilities", (exchange, arguments) -> ifDeclared(exchange)));
    }

    private static FixtureTool taking(String name, String argument, FixtureTool.Work work) {
        ObjectNode schema = Content.object("{\"type\": \"object\"}");
        schema.putObject("properties").putObject(argument).put("type", "string");
        schema.putArray("required").add(argument);
        return new FixtureTool(name, schema, work);
    }

    /** Asks until there is an answer, then repeats it. */
    static Outcome once(Exchange exchange, String key, InputRequest question) {
        JsonNode answer = exchange.inputs().get(key);
        return answer == null
                ? new Outcome.InputRequired(Map.of(key, question), Optional.empty())
                : PlainTools.said("The client answered " + answer);
    }

    private static Outcome withState(Exchange exchange, Map<String, InputRequest> questions) {
        boolean answered =
                exchange.state().isPresent() && exchange.inputs().keySet().containsAll(questions.keySet());
        return answered ? PlainTools.said("state-ok") : new Outcome.InputRequired(questions, Optional.of(state(0, "")));
    }

    private static ObjectNode state(int round, String name) {
        return Content.object("{}")
                .put("round", round)
                .put("name", name)
                .put("nonce", UUID.randomUUID().toString());
    }

    private static Outcome rounds(Exchange exchange) {
        int round = exchange.state().map(state -> state.path("round").asInt()).orElse(0);
        JsonNode name = exchange.inputs().get("step1");
        JsonNode color = exchange.inputs().get("step2");
        if (round == 1 && name != null) {
            return new Outcome.InputRequired(
                    Map.of("step2", form("Your favorite color?", "color", "string")),
                    Optional.of(state(2, name.path("content").path("name").asText())));
        }
        if (round == 2 && color != null) {
            String known = exchange.state().orElseThrow().path("name").asText();
            return PlainTools.said(
                    known + " likes " + color.path("content").path("color").asText());
        }
        return new Outcome.InputRequired(
                Map.of("step1", form("Your name?", "name", "string")), Optional.of(state(1, "")));
    }

    private static Outcome ifDeclared(Exchange exchange) {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        for (InputRequest question : List.of(form("A value?", "value", "string"), sampling("A sample?"))) {
            if (exchange.client().answers(question.kind())) {
                questions.put(question.kind().capability(), question);
            }
        }
        return questions.isEmpty() || exchange.inputs().keySet().containsAll(questions.keySet())
                ? PlainTools.said("Nothing to ask.")
                : new Outcome.InputRequired(questions, Optional.of(state(0, "")));
    }

    static InputRequest form(String message, String field, String type) {
        ObjectNode properties = Content.object("{}");
        properties.putObject(field).put("type", type);
        return form(message, properties.toString());
    }

    private static InputRequest form(String message, String properties) {
        ObjectNode params = Content.object("{}").put("message", message);
        params.putObject("requestedSchema").put("type", "object").set("properties", Content.object(properties));
        return new InputRequest(InputRequest.Kind.ELICITATION, params);
    }

    private static InputRequest sampling(String prompt) {
        ObjectNode params = Content.object("{}");
        params.putArray("messages").addObject().put("role", "user").set("content", Content.text(prompt));
        return new InputRequest(InputRequest.Kind.SAMPLING, params.put("maxTokens", 100));
    }

    private static InputRequest roots() {
        return new InputRequest(InputRequest.Kind.ROOTS, Content.object("{}"));
    }
}
