package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Exchange;
import dev.ormai.mcp.offer.Outcome;
import dev.ormai.mcp.offer.Resources;
import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that the suite reads. */
final class FixtureResources implements Resources {
    private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");

    @Override
    public List<ObjectNode> list(Principal principal) {
        return List.of(
                listed("test://static-text", "text/plain"),
                listed("test://static-binary", "image/png"),
                listed("test://watched-resource", "text/plain"));
    }

    private static ObjectNode listed(String uri, String mimeType) {
        return Content.object("{}")
                .put("uri", uri)
                .put("name", uri)
                .put("description", "A resource of the conformance suite")
                .put("mimeType", mimeType);
    }

    @Override
    public List<ObjectNode> templates(Principal principal) {
        return List.of(Content.object("{}")
                .put("uriTemplate", "test://template/{id}/data")
                .put("name", "template")
                .put("mimeType", "application/json"));
    }

    @Override
    public Optional<Outcome> read(Exchange exchange, String uri) {
        Matcher template = TEMPLATE.matcher(uri);
        if (template.matches()) {
            ObjectNode data = Content.object("{}").put("id", template.group(1));
            return Optional.of(contents(Content.embedded(uri, "application/json", data.toString())));
        }
        return switch (uri) {
            case "test://static-text", "test://watched-resource" ->
                Optional.of(contents(Content.embedded(uri, "text/plain", "A text.")));
            case "test://static-binary" ->
                Optional.of(contents(Content.object("{}")
                        .put("uri", uri)
                        .put("mimeType", "image/png")
                        .put("blob", Content.png())));
            default -> Optional.empty();
        };
    }

    private static Outcome contents(ObjectNode content) {
        ObjectNode result = Content.object("{}");
        result.putArray("contents").add(content);
        return new Outcome.Complete(result);
    }
}
