package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.Offering;

/** What this server says of itself. */
final class SelfDescription {
    private static final String SERVER = "io.modelcontextprotocol/serverInfo";

    private final Offering offering;

    SelfDescription(Offering offering) {
        this.offering = offering;
    }

    ObjectNode discovered() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Revisions.ALL.forEach(result.putArray("supportedVersions")::add);
        result.set("capabilities", capabilities());
        return result.put("instructions", offering.server().instructions());
    }

    ObjectNode initialized(String agreed) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("protocolVersion", agreed);
        result.set("capabilities", capabilities());
        result.set("serverInfo", server());
        return result.put("instructions", offering.server().instructions());
    }

    /** Says in a result whose it is. */
    void sign(ObjectNode result) {
        result.withObject("/_meta").set(SERVER, server());
    }

    private ObjectNode capabilities() {
        ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
        ObjectNode tools = capabilities.putObject("tools");
        ObjectNode resources = capabilities.putObject("resources");
        ObjectNode prompts = capabilities.putObject("prompts");
        capabilities.putObject("completions");
        capabilities.putObject("logging");
        if (offering.changes().isPresent()) {
            tools.put("listChanged", true);
            resources.put("listChanged", true).put("subscribe", true);
            prompts.put("listChanged", true);
        }
        return capabilities;
    }

    private ObjectNode server() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", offering.server().name())
                .put("version", offering.server().version());
    }
}
