package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Link;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.policy.WriteRules;
import java.util.Optional;

/** What a principal may use, as JSON. */
final class Description {
    private Description() {}

    /** @param only one model; none at all if the principal has none of this name */
    static ObjectNode of(Models models, Optional<String> only) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode described = data.putObject("models");
        for (Model model : models.all().values()) {
            if (only.isEmpty() || only.get().equals(model.name())) {
                described.set(model.name(), model(model));
            }
        }
        return data;
    }

    private static ObjectNode model(Model model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("table", model.relation().table().id().name());
        model.policy().description().ifPresent(text -> json.put("description", text));
        ObjectNode fields = json.putObject("fields");
        model.fields().values().forEach(field -> fields.set(field.name(), field(field)));
        ObjectNode relations = json.putObject("relations");
        model.links().values().forEach(link -> relations.set(link.name(), link(link)));
        json.put("readable", true);
        WriteRules writes = model.policy().writes();
        json.put("writable", writes.create() || writes.update() || writes.delete());
        return json;
    }

    private static ObjectNode field(Field field) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", field.kind().word());
        json.put("nullable", field.nullable());
        json.put("primary_key", field.key());
        if (field.masked()) {
            json.put("masked", true);
        }
        return json;
    }

    private static ObjectNode link(Link link) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", link.target());
        json.put("type", link.toOne() ? "many_to_one" : "one_to_many");
        return json;
    }
}
