package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.WriteRequestReader;
import dev.ormai.policy.decision.WriteCheck.Asked;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code db.create}. */
record CreateTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "create";
    }

    @Override
    public String title() {
        return "Create a record";
    }

    @Override
    public String description() {
        return "Adds one record to a model. Fields that tell whose record it is are filled in. Returns id and, in data, the fields that"
                + " were set or return_fields.";
    }

    @Override
    public String description(Models models) {
        return description() + OpenWrites.of(Asked.CREATE, models).approvalNote();
    }

    @Override
    public boolean isOffered(Models models) {
        return !OpenWrites.of(Asked.CREATE, models).isEmpty();
    }

    @Override
    public ToolEffects effects(Models models) {
        return ToolEffects.ADDS;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        OpenWrites open = OpenWrites.of(Asked.CREATE, models);
        Map<String, ObjectNode> own = new LinkedHashMap<>();
        own.put("data", open.data("A value for each field that is set."));
        own.put("return_fields", open.returnFields(models));
        return open.schema(own, "data");
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.create(call, WriteRequestReader.create(arguments));
    }
}
