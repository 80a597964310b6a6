package dev.ormai.driver;

import dev.ormai.driver.approval.ApprovalRequest;
import java.util.Map;

/** Somebody said yes while the caller waited. */
record GrantedPermit(ApprovalRequest request, String by) implements Permit {
    @Override
    public boolean isNeeded() {
        return true;
    }

    @Override
    public void use(ApprovalDigests now) throws OrmAiSqlException {
        ApprovalMatch.require("the approval", request, now);
    }

    @Override
    public void ended(boolean applied) {
        // It ends with the call.
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("approved_by", by, "statement_digest", request.statementDigest());
    }
}
