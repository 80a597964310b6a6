package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.Answers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.Arguments;
import java.sql.SQLException;
import java.util.List;

/** {@code db.approval_status}. */
record ApprovalStatusTool(Answers answers) implements Tool {
    @Override
    public String word() {
        return "approval_status";
    }

    @Override
    public String title() {
        return "Ask about an approval";
    }

    @Override
    public String description() {
        return "Tells what became of a write that waits for a person: pending, approved, rejected, executing, executed, failed or"
                + " expired, with what to do next. Only approvals that you asked for yourself.";
    }

    @Override
    public boolean isOffered(Models models) {
        return OpenWrites.waitForPeople(models);
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        return Schemas.with(
                Schemas.object("approval_id"), "approval_id", Schemas.text("The id that a write was refused with."));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        Arguments read = Arguments.of(arguments, "", List.of("approval_id"));
        return answers.approval(call, read.text("approval_id"));
    }
}
