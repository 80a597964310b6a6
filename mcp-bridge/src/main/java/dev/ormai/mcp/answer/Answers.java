package dev.ormai.mcp.answer;

import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.AggregateRequest;
import dev.ormai.mcp.request.GetRequest;
import dev.ormai.mcp.request.QueryRequest;
import java.sql.SQLException;
import java.util.Optional;

/** Answers the requests of agents. Thread-safe; each call belongs to one thread. */
public final class Answers {
    private final Cursors cursors;

    public Answers(Cursors cursors) {
        this.cursors = cursors;
    }

    /** {@code data, next_cursor, has_more, total_count, notices, truncated}. */
    public Answer query(ToolCall call, QueryRequest request) throws SQLException {
        return new Pages(call, Models.of(call.schema()), cursors).answer(request);
    }

    /** {@code data, found}. */
    public Answer get(ToolCall call, GetRequest request) throws SQLException {
        return new OneRecord(call, Models.of(call.schema())).answer(request);
    }

    /** {@code value, operation, field, row_count}; with groups {@code groups}. */
    public Answer aggregate(ToolCall call, AggregateRequest request) throws SQLException {
        return new Aggregate(call, Models.of(call.schema())).answer(request);
    }

    /** A tree of {@code models}. */
    public Answer describe(ToolCall call, Optional<String> only) {
        return new Answer(Description.of(Models.of(call.schema()), only), 0);
    }
}
