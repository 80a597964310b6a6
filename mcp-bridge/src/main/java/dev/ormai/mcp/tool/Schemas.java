package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.BulkUpdateRequest;
import dev.ormai.mcp.request.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Pieces of JSON Schema, plain enough for every model's provider: objects, lists, enums; no references, no alternatives. */
final class Schemas {
    /** A longer list of names costs more tokens than it saves calls. */
    private static final int MOST_NAMES = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    /**
     * An object with exactly these properties; they are added by {@link #with}. Where none is required it says so too: a client was
     * seen to send null, which is no schema, where nothing stood.
     */
    static ObjectNode object(String... required) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.putObject("properties");
        ArrayNode names = schema.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    static ObjectNode with(ObjectNode object, String name, ObjectNode property) {
        ((ObjectNode) object.get("properties")).set(name, property);
        return object;
    }

    static ObjectNode text(String description) {
        return JSON.objectNode().put("type", "string").put("description", description);
    }

    static ObjectNode oneOf(List<String> values, String description) {
        ObjectNode schema = text(description);
        if (!values.isEmpty() && values.size() <= MOST_NAMES) {
            values.forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    static ObjectNode list(ObjectNode items, String description) {
        ObjectNode schema = JSON.objectNode().put("type", "array").put("description", description);
        schema.set("items", items);
        return schema;
    }

    static ObjectNode truth(String description) {
        return JSON.objectNode().put("type", "boolean").put("description", description);
    }

    /** Any value: what it has to be depends on the field that it is for. */
    static ObjectNode anything(String description) {
        return JSON.objectNode().put("description", description);
    }

    static ObjectNode recordId() {
        return anything("The primary key: a value, or an object with a value for each field of a composite key.");
    }

    static ObjectNode recordIds() {
        ObjectNode ids = list(anything("A primary key."), "The primary keys of the records.");
        return ids.put("minItems", 1).put("maxItems", BulkUpdateRequest.MOST_IDS);
    }

    static ObjectNode take(Models models, String description) {
        ObjectNode schema = JSON.objectNode().put("type", "integer").put("minimum", 1);
        OptionalLong most = models.all().values().stream()
                .map(model -> model.policy().budget().maxRows())
                .flatMapToLong(OptionalLong::stream)
                .max();
        most.ifPresent(limit -> schema.put("maximum", limit));
        return schema.put("description", description);
    }

    static ObjectNode model(Models models) {
        return oneOf(models.names(), "The model, by its name. " + SCHEMA_HINT);
    }

    private static final String SCHEMA_HINT = "describe_schema tells which fields and relations each model has.";

    static ObjectNode field(Models models, String description) {
        Set<String> names = new LinkedHashSet<>();
        models.all().values().stream().map(Model::fieldNames).forEach(names::addAll);
        return oneOf(List.copyOf(names), description);
    }

    static ObjectNode select(Models models) {
        return list(field(models, "A field of the model."), "The fields to return; all that you may read if left out.");
    }

    /** Filters, with {@code any_of} one level deep. */
    static ObjectNode where(Models models) {
        ObjectNode clause = clause(models);
        ObjectNode entry = clause(models);
        entry.remove("required");
        with(
                entry,
                "any_of",
                list(clause, "Instead of field, op and value: a list of clauses of which at least one must hold."));
        return list(entry, "Filters; all of them must hold. Each is {field, op, value} or {any_of: [clauses]}.");
    }

    private static ObjectNode clause(Models models) {
        ObjectNode clause = object("field", "op");
        with(clause, "field", field(models, "The field to compare."));
        with(clause, "op", oneOf(Operator.words(), "How to compare. contains, startswith and endswith search text."));
        return with(
                clause,
                "value",
                anything("A value of the field's type; dates, times and UUIDs as strings. A list for in and not_in,"
                        + " [low, high] for between, true or false for is_null."));
    }

    static ObjectNode orderBy(ObjectNode field, String description) {
        ObjectNode order = object("field");
        with(order, "field", field);
        with(order, "direction", oneOf(List.of("asc", "desc"), "asc if left out. Records without a value come last."));
        return list(order, description);
    }

    /** Relations, one level deeper than written out here as any object. */
    static ObjectNode include(Models models) {
        return list(
                relation(models, true),
                "Related records to return inside of each record: a list for a relation to many, an object or null for one.");
    }

    private static ObjectNode relation(Models models, boolean deeper) {
        Set<String> names = new LinkedHashSet<>();
        models.all().values().forEach(model -> names.addAll(model.links().keySet()));
        ObjectNode include = object("relation");
        with(include, "relation", oneOf(List.copyOf(names), "A relation of the model."));
        with(include, "select", list(text("A field of the related model."), "The fields to return."));
        with(include, "where", list(JSON.objectNode().put("type", "object"), "Filters on the related records."));
        with(include, "order_by", list(JSON.objectNode().put("type", "object"), "The order of the related records."));
        with(include, "take", take(models, "Related records for each record at most; 25 if left out."));
        return with(
                include,
                "include",
                deeper
                        ? list(relation(models, false), "Relations of the related records.")
                        : list(JSON.objectNode().put("type", "object"), "Relations, in the same form."));
    }

    /** The envelope that every tool answers with, refusals too. */
    static ObjectNode envelope() {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("success", truth("Whether the call was answered."));
        properties.set("data", anything("The answer, an object; null if the call failed."));
        properties.set(
                "error",
                anything(
                        "Null, or why the call failed: {code, message, retry_hints, details}. The hints say how to ask better."));
        schema.putArray("required").add("success").add("data").add("error");
        return schema;
    }
}
