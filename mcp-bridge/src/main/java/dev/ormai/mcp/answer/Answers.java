package dev.ormai.mcp.answer;

import dev.ormai.driver.ToolCall;
import dev.ormai.driver.approval.Approval;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.AggregateRequest;
import dev.ormai.mcp.request.BulkUpdateRequest;
import dev.ormai.mcp.request.CreateRequest;
import dev.ormai.mcp.request.DeleteRequest;
import dev.ormai.mcp.request.GetRequest;
import dev.ormai.mcp.request.QueryRequest;
import dev.ormai.mcp.request.UpdateRequest;
import java.sql.SQLException;
import java.util.Map;
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

    /** {@code data, id, success}. */
    public Answer create(ToolCall call, CreateRequest request) throws SQLException {
        return new Writes(call, Models.of(call.schema())).create(request);
    }

    /** {@code data, success, found}. */
    public Answer update(ToolCall call, UpdateRequest request) throws SQLException {
        return new Writes(call, Models.of(call.schema())).update(request);
    }

    /** {@code success, found, soft_deleted}. */
    public Answer delete(ToolCall call, DeleteRequest request) throws SQLException {
        return new Writes(call, Models.of(call.schema())).delete(request);
    }

    /** {@code updated_count, success, failed_ids}. */
    public Answer bulkUpdate(ToolCall call, BulkUpdateRequest request) throws SQLException {
        return new Writes(call, Models.of(call.schema())).bulkUpdate(request);
    }

    /** {@code approval_id, status} and what else the requester may know. */
    public Answer approval(ToolCall call, String id) throws SQLException {
        Approval approval = call.approval(id);
        return new Answer(
                ApprovalAnswer.of(approval),
                0,
                Map.of("approval_id", approval.id(), "status", approval.status().word()));
    }

    /** A tree of {@code models}. */
    public Answer describe(ToolCall call, Optional<String> only) {
        return new Answer(Description.of(Models.of(call.schema()), only), 0);
    }
}
