package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.SqlAnswers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.Arguments;
import java.sql.SQLException;
import java.util.List;

/** {@code db.explain}. */
record ExplainTool() implements Tool {
    @Override
    public String word() {
        return "explain";
    }

    @Override
    public String title() {
        return "Explain a SELECT";
    }

    @Override
    public String description() {
        return "Tells what the policy makes of a SQL statement without running it: the tables and columns it reads, each"
                + " decision, an estimated cost and the most rows it may return.";
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        return Schemas.with(Schemas.object("sql"), "sql", Schemas.text("One statement, without parameters."));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        Arguments read = Arguments.of(arguments, "", List.of("sql"));
        return SqlAnswers.explain(call, read.text("sql"));
    }
}
