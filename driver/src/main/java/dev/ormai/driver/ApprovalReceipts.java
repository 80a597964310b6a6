package dev.ormai.driver;

import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table {@code ormai_receipts} of a guarded database, which says whether an approved write was applied. For one thread, as its
 * connection.
 */
public final class ApprovalReceipts {
    private final Receipts receipts;

    private ApprovalReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    /**
     * @param guarded a connection of this driver's in autocommit, or one that a pool wrapped around it
     * @throws SQLException if it is none
     */
    public static ApprovalReceipts of(Connection guarded) throws SQLException {
        return new ApprovalReceipts(guarded.unwrap(GuardedConnection.class).receipts());
    }

    /** Makes the table if it is not there; to be done before the first write that needs approval. */
    public void prepare() throws SQLException {
        receipts.prepare();
    }

    /** The approval as it stands now; a write whose process ended while it ran is found out about. */
    public Optional<Approval> ended(ApprovalQueue queue, String id) throws SQLException {
        return new StaleApprovals(Optional.of(queue), receipts).ended(id);
    }
}
