package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.planner.Dialect;
import dev.ormai.policy.decision.WriteCheck.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that one principal may write in one way, and what a request for it looks like. */
final class OpenWrites {
    private static final String APPROVAL_ID =
            "Only to run what somebody approved: the id that an earlier, equal call was refused with.";

    private final Asked asked;
    private final List<Model> models;

    private OpenWrites(Asked asked, List<Model> models) {
        this.asked = asked;
        this.models = models;
    }

    static OpenWrites of(Asked asked, Models models) {
        return new OpenWrites(
                asked,
                models.dialect() == Dialect.MYSQL
                        ? List.of()
                        : models.all().values().stream()
                                .filter(model -> asked.isOpen(model.policy().writes()))
                                .toList());
    }

    /** Whether some write that is open waits for a person. */
    static boolean waitForPeople(Models models) {
        for (Asked asked : Asked.values()) {
            if (of(asked, models).models.stream()
                    .anyMatch(model -> asked.needsApproval(model.policy().writes()))) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    /** The arguments that every write has; the others are added between. */
    ObjectNode schema(Map<String, ObjectNode> own, String... required) {
        List<String> needed = new ArrayList<>(List.of("model"));
        needed.addAll(List.of(required));
        boolean reason = !models.isEmpty()
                && models.stream().allMatch(model -> model.policy().writes().requireReason());
        if (reason) {
            needed.add("reason");
        }
        ObjectNode schema = Schemas.object(needed.toArray(String[]::new));
        Schemas.with(
                schema,
                "model",
                Schemas.oneOf(
                        models.stream().map(Model::name).toList(), "The model, by its name; these are open for you."));
        own.forEach((name, property) -> Schemas.with(schema, name, property));
        Schemas.with(
                schema,
                "reason",
                Schemas.text("Why it is wanted, in words for the people who approve and audit writes."));
        return Schemas.with(schema, "approval_id", Schemas.text(APPROVAL_ID));
    }

    /** An object with the fields that may be set. */
    ObjectNode data(String description) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Model model : models) {
            for (Field field : model.fields().values()) {
                if (model.isWritable(field)) {
                    fields.computeIfAbsent(field.name(), name -> new ArrayList<>())
                            .add(model.name() + ": " + field.kind().expected() + (field.nullable() ? " or null" : ""));
                }
            }
        }
        ObjectNode data = Schemas.object();
        fields.forEach((name, kinds) -> Schemas.with(data, name, Schemas.anything(String.join("; ", kinds))));
        return data.put("description", description);
    }

    ObjectNode returnFields(Models all) {
        return Schemas.list(
                Schemas.field(all, "A field of the model."),
                "Fields to return, as a read would show them; the ones that were set if left out.");
    }

    /** For whom a person has to approve some of it. */
    String approvalNote() {
        return models.stream()
                        .anyMatch(model -> asked.needsApproval(model.policy().writes()))
                ? " Some of these wait for a person: the call is refused with WRITE_APPROVAL_REQUIRED and an approval_id;"
                        + " ask approval_status, and once it is approved repeat the very same call with that approval_id."
                : "";
    }
}
