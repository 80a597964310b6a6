package dev.ormai.cli.approvals;

import dev.ormai.driver.approval.JdbcQueue;
import dev.ormai.driver.configuration.ApprovalSettings;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** The configured queue of approvals. */
public final class ApprovalStore {
    private ApprovalStore() {}

    /** Makes its table if it is not there. */
    public static JdbcQueue open(ApprovalSettings settings) throws SQLException {
        return JdbcQueue.open(settings.store(), Clock.systemUTC(), Duration.ofMinutes(settings.expiresMinutes()));
    }

    static JdbcQueue open(ProcessConfiguration configuration) throws SQLException {
        return open(configuration
                .approvals()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "configuration %s does not say where approvals are kept".formatted(configuration.file()),
                        "add to it: approvals: {store: \"jdbc:…\", expires_minutes: 60}"))));
    }
}
