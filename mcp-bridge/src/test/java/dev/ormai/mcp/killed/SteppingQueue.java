package dev.ormai.mcp.killed;

import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The real queue, which tells of the steps of an approved write that come by. */
record SteppingQueue(ApprovalQueue real, Step.Watcher watcher) implements ApprovalQueue {
    @Override
    public Approval submit(ApprovalRequest request) throws SQLException {
        return real.submit(request);
    }

    @Override
    public Optional<Approval> find(String id) throws SQLException {
        return real.find(id);
    }

    @Override
    public List<Approval> newest(int most) throws SQLException {
        return real.newest(most);
    }

    @Override
    public boolean decide(String id, boolean approved, String by, Optional<String> comment) throws SQLException {
        return real.decide(id, approved, by, comment);
    }

    @Override
    public boolean claim(String id, String statementDigest, String stateDigest) throws SQLException {
        tell(Step.BEFORE_CLAIM);
        boolean claimed = real.claim(id, statementDigest, stateDigest);
        tell(Step.AFTER_CLAIM);
        return claimed;
    }

    @Override
    public boolean end(String id, boolean applied) throws SQLException {
        boolean ended = real.end(id, applied);
        tell(Step.AFTER_END);
        return ended;
    }

    private void tell(Step step) throws SQLException {
        try {
            watcher.at(step);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Instant now() {
        return real.now();
    }
}
