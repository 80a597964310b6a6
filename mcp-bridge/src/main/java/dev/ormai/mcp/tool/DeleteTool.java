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

/** {@code db.delete}. */
record DeleteTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "delete";
    }

    @Override
    public String title() {
        return "Delete a record";
    }

    @Override
    public String description() {
        return "Deletes one record, named by its primary key. Where the policy keeps deleted records it is only marked, and soft_deleted"
                + " is true. A record that you cannot read is NOT_FOUND.";
    }

    @Override
    public String description(Models models) {
        return description() + OpenWrites.of(Asked.DELETE, models).approvalNote();
    }

    @Override
    public boolean isOffered(Models models) {
        return !OpenWrites.of(Asked.DELETE, models).isEmpty();
    }

    @Override
    public ToolEffects effects(Models models) {
        return ToolEffects.CHANGES;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        OpenWrites open = OpenWrites.of(Asked.DELETE, models);
        Map<String, ObjectNode> own = new LinkedHashMap<>();
        own.put("id", Schemas.recordId());
        own.put("hard", Schemas.truth("Remove it for good; refused where the policy keeps deleted records."));
        return open.schema(own, "id");
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.delete(call, WriteRequestReader.delete(arguments));
    }
}
