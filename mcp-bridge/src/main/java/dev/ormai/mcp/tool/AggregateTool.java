package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.RequestReader;
import dev.ormai.policy.Profiles;
import java.sql.SQLException;

/** {@code db.aggregate}. */
record AggregateTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "aggregate";
    }

    @Override
    public String title() {
        return "Aggregate records";
    }

    @Override
    public String description() {
        return "Computes a count, sum, average, minimum or maximum over the records of a model, or one for each group of"
                + " them. Returns value, or with group_by a list of groups, each with its key and value.";
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        ObjectNode schema = Schemas.object("model", "operation");
        Schemas.with(schema, "model", Schemas.model(models));
        Schemas.with(schema, "operation", Schemas.oneOf(Profiles.AGGREGATE_OPERATIONS, "What to compute."));
        Schemas.with(schema, "field", Schemas.field(models, "The field to compute it of; needed for all but count."));
        Schemas.with(schema, "where", Schemas.where(models));
        Schemas.with(
                schema, "group_by", Schemas.list(Schemas.field(models, "A field."), "The fields that make a group."));
        Schemas.with(
                schema,
                "order_by",
                Schemas.orderBy(
                        Schemas.text("A field of group_by, or value."),
                        "The order of groups; by their keys if left out."));
        return Schemas.with(schema, "take", Schemas.take(models, "Groups at most; 100 if left out."));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.aggregate(call, RequestReader.aggregate(arguments));
    }
}
