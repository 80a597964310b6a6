package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.Prompts;
import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prompts that the suite gets. */
final class FixturePrompts implements Prompts {
    @Override
    public List<ObjectNode> list(Principal principal) {
        return List.of(
                listed("test_simple_prompt"),
                listed("test_prompt_with_arguments", "arg1", "arg2"),
                listed("test_prompt_with_embedded_resource", "resourceUri"),
                listed("test_prompt_with_image"),
                listed("test_input_required_result_prompt"));
    }

    private static ObjectNode listed(String name, String... arguments) {
        ObjectNode prompt =
                Content.object("{}").put("name", name).put("description", "A prompt of the conformance suite");
        for (String argument : arguments) {
            prompt.withArray("/arguments").addObject().put("name", argument).put("required", true);
        }
        return prompt;
    }

    @Override
    public Optional<Outcome> get(Exchange exchange, String name, Map<String, String> arguments) {
        return switch (name) {
            case "test_simple_prompt" -> Optional.of(said(Content.text("A prompt.")));
            case "test_prompt_with_arguments" ->
                Optional.of(said(
                        Content.text("arg1='%s', arg2='%s'".formatted(arguments.get("arg1"), arguments.get("arg2")))));
            case "test_prompt_with_embedded_resource" ->
                Optional.of(said(
                        Content.resource(arguments.getOrDefault("resourceUri", ""), "text/plain", "Embedded."),
                        Content.text("Look at this resource.")));
            case "test_prompt_with_image" -> Optional.of(said(Content.image(), Content.text("Look at this image.")));
            case "test_input_required_result_prompt" -> Optional.of(asked(exchange));
            default -> Optional.empty();
        };
    }

    private static Outcome asked(Exchange exchange) {
        JsonNode answer = exchange.inputs().get("user_context");
        return answer == null
                ? new Outcome.InputRequired(
                        Map.of("user_context", AskingTools.form("In which context?", "context", "string")),
                        Optional.empty())
                : said(Content.text(
                        "In context " + answer.path("content").path("context").asText()));
    }

    private static Outcome said(ObjectNode... blocks) {
        return new Outcome.Complete(Content.messages(blocks));
    }
}
