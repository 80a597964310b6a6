package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.RequestReader;
import java.sql.SQLException;

/** {@code db.query}. */
record QueryTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "query";
    }

    @Override
    public String title() {
        return "Query records";
    }

    @Override
    public String description() {
        return "Reads records of a model with filters, order and pages. Returns data, next_cursor, has_more, total_count,"
                + " notices and truncated. For the next page repeat the same arguments with cursor set to next_cursor.";
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        ObjectNode schema = Schemas.object("model");
        Schemas.with(schema, "model", Schemas.model(models));
        Schemas.with(schema, "select", Schemas.select(models));
        Schemas.with(schema, "where", Schemas.where(models));
        Schemas.with(
                schema,
                "order_by",
                Schemas.orderBy(
                        Schemas.field(models, "The field to sort by."), "The order; by the primary key if left out."));
        Schemas.with(schema, "take", Schemas.take(models, "Records at most; 25 if left out."));
        Schemas.with(schema, "cursor", Schemas.text("next_cursor of the page before."));
        Schemas.with(schema, "include", Schemas.include(models));
        return Schemas.with(schema, "total_count", Schemas.truth("Whether to count all records that match."));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.query(call, RequestReader.query(arguments));
    }
}
