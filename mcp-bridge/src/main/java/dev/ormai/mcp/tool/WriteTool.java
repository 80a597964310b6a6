package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.model.Models;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import java.util.List;

/** A tool that writes: known by its name and not listed, for this build refuses every write. */
record WriteTool(String word) implements Tool {
    /** The names of the original's tools that write. */
    static final List<String> WORDS = List.of("create", "update", "delete", "bulk_update", "bulk_update_by_ids");

    @Override
    public String title() {
        return word;
    }

    @Override
    public String description() {
        return "Writes are disabled.";
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        return Schemas.with(Schemas.object("model"), "model", Schemas.model(models));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) {
        String model = Models.of(call.schema())
                .model(arguments.path("model").asText(""))
                .name();
        throw new RefusedException(Refusals.writeDisabled(word, model));
    }
}
