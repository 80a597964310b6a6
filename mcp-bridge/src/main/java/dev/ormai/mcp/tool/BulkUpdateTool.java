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

/** {@code db.bulk_update}. */
record BulkUpdateTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "bulk_update";
    }

    @Override
    public String title() {
        return "Update several records";
    }

    @Override
    public String description() {
        return "Sets the same fields of several records, named by their primary keys, all or none of them in one transaction. Returns"
                + " updated_count and failed_ids, the records that are not there for you.";
    }

    @Override
    public String description(Models models) {
        return description() + OpenWrites.of(Asked.BULK_UPDATE, models).approvalNote();
    }

    @Override
    public boolean isOffered(Models models) {
        return !OpenWrites.of(Asked.BULK_UPDATE, models).isEmpty();
    }

    @Override
    public ToolEffects effects(Models models) {
        return ToolEffects.CHANGES;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        OpenWrites open = OpenWrites.of(Asked.BULK_UPDATE, models);
        Map<String, ObjectNode> own = new LinkedHashMap<>();
        own.put("ids", Schemas.recordIds());
        own.put("data", open.data("A value for each field that changes; the others stay."));
        return open.schema(own, "ids", "data");
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        return answers.bulkUpdate(call, WriteRequestReader.bulkUpdate(arguments));
    }
}
