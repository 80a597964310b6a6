package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.RequestReader;
import java.sql.SQLException;

/** {@code db.get}. */
record GetTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "get";
    }

    @Override
    public String title() {
        return "Get one record";
    }

    @Override
    public String description() {
        return "Reads one record of a model by its primary key. Returns data and found; found is false if there is no such"
                + " record for you.";
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        ObjectNode schema = Schemas.object("model", "id");
        Schemas.with(schema, "model", Schemas.model(models));
        Schemas.with(
                schema,
                "id",
                Schemas.anything(
                        "The primary key: a value, or an object with a value for each field of a composite key."));
        Schemas.with(schema, "select", Schemas.select(models));
        return Schemas.with(schema, "include", Schemas.include(models));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.get(call, RequestReader.get(arguments));
    }
}
