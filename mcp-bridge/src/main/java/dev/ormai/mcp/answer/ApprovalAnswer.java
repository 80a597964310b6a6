package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalStatus;
import java.time.Instant;

/** What a requester is told of an approval: how far it is, and what to do next; not who decides. */
final class ApprovalAnswer {
    private ApprovalAnswer() {}

    static ObjectNode of(Approval approval) {
        ApprovalStatus status = approval.status();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("approval_id", approval.id());
        data.put("status", status.word());
        data.put("operation", approval.request().operation());
        data.put("model", approval.request().model());
        data.put("row_count", approval.request().rowCount());
        data.put("reason", approval.request().reason().orElse(null));
        data.put("requested_at", approval.requestedAt().toString());
        data.put("expires_at", approval.expiresAt().toString());
        data.put("decided_at", approval.decidedAt().map(Instant::toString).orElse(null));
        data.put("comment", approval.comment().orElse(null));
        data.put("next", next(status));
        return data;
    }

    private static String next(ApprovalStatus status) {
        return switch (status) {
            case PENDING -> "Somebody has to decide. Ask again later.";
            case APPROVED -> "Repeat the very same call with approval_id.";
            case REJECTED -> "It will not run. Do not ask again for the same.";
            case EXECUTING -> "It is running, or its outcome is not known yet. Ask again in a minute.";
            case EXECUTED -> "It was applied.";
            case FAILED -> "It was not applied and will not be. Call without approval_id to ask anew.";
            case EXPIRED -> "It is void. Call without approval_id to ask anew.";
        };
    }
}
