package dev.ormai.driver.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * All that one process is told: its database, its policy, its audit and its entrances. Paths in it are counted from the
 * folder of its file.
 *
 * @param file where it was read
 * @param policy a path, {@code file:} or {@code classpath:}
 * @param audit absent: as the policy says
 * @param wire absent: no PostgreSQL entrance
 * @param mcp absent: no entrance for agents
 * @param approvals absent: nothing can be put up for approval
 */
public record ProcessConfiguration(
        Path file,
        DatabaseSettings database,
        String policy,
        Optional<AuditChoice> audit,
        Optional<WireSettings> wire,
        Optional<McpSettings> mcp,
        Optional<ApprovalSettings> approvals) {}
