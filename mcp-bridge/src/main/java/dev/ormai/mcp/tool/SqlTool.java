package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.answer.SqlAnswers;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.Arguments;
import java.sql.SQLException;
import java.util.List;

/** {@code db.sql}. */
record SqlTool() implements Tool {
    @Override
    public String word() {
        return "sql";
    }

    @Override
    public String title() {
        return "Run a SELECT";
    }

    @Override
    public String description() {
        return "Runs one read-only SQL statement in the database's own dialect. Tables hold what you may see: permitted"
                + " rows, permitted columns, masked values. Table names are those of describe_schema. Returns columns, data,"
                + " row_count, notices and truncated. Prefer query, get and aggregate where they can say it.";
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public ObjectNode inputSchema(Models models) {
        ObjectNode schema = Schemas.object("sql");
        Schemas.with(schema, "sql", Schemas.text("One statement, without parameters."));
        return Schemas.with(schema, "take", Schemas.take(models, "Rows at most; 100 if left out."));
    }

    @Override
    public Answer answer(ToolCall call, ObjectNode arguments) throws SQLException {
        Arguments read = Arguments.of(arguments, "", List.of("sql", "take"));
        return SqlAnswers.run(call, read.text("sql"), read.count("take"));
    }
}
