package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Link;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.policy.WriteRules;
import dev.ormai.policy.decision.WriteCheck.Asked;
import java.util.Arrays;
import java.util.List;
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
        model.fields().values().forEach(field -> fields.set(field.name(), field(field, model)));
        ObjectNode relations = json.putObject("relations");
        model.links().values().forEach(link -> relations.set(link.name(), link(link)));
        json.put("readable", true);
        WriteRules writes = model.policy().writes();
        json.put("writable", writes.create() || writes.update() || writes.delete());
        List<Asked> open = Arrays.stream(Asked.values())
                .filter(asked -> asked.isOpen(writes))
                .toList();
        if (!open.isEmpty()) {
            json.set("writes", writes(open, writes));
        }
        return json;
    }

    private static ObjectNode writes(List<Asked> open, WriteRules rules) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        open.forEach(asked -> json.withArray("/operations").add(asked.word()));
        json.put("reason_required", rules.requireReason());
        ArrayNode approval = json.putArray("approval_required");
        open.stream().filter(asked -> asked.needsApproval(rules)).forEach(asked -> approval.add(asked.word()));
        if (rules.maxAffectedRows() < Integer.MAX_VALUE) {
            json.put("max_affected_rows", rules.maxAffectedRows());
        }
        return json;
    }

    private static ObjectNode field(Field field, Model model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", field.kind().word());
        json.put("nullable", field.nullable());
        json.put("primary_key", field.key());
        if (field.masked()) {
            json.put("masked", true);
        } else if (!model.isWritable(field)) {
            json.put("read_only", true);
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
