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

/** {@code db.update}. */
record UpdateTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "update";
    }

    @Override
    public String title() {
        return "Update a record";
    }

    @Override
    public String description() {
        return "Changes fields of one record, named by its primary key. A record that you cannot read is NOT_FOUND. Returns in data the"
                + " fields that were set or return_fields.";
    }

    @Override
    public String description(Models models) {
        return description() + OpenWrites.of(Asked.UPDATE, models).approvalNote();
    }

    @Override
    public boolean isOffered(Models models) {
        return !OpenWrites.of(Asked.UPDATE, models).isEmpty();
    }

    @Override
    public ToolEffects effects(Models models) {
        return ToolEffects.CHANGES;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        OpenWrites open = OpenWrites.of(Asked.UPDATE, models);
        Map<String, ObjectNode> own = new LinkedHashMap<>();
        own.put("id", Schemas.recordId());
        own.put("data", open.data("A value for each field that changes; the others stay."));
        own.put("return_fields", open.returnFields(models));
        return open.schema(own, "id", "data");
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.update(call, WriteRequestReader.update(arguments));
    }
}
