package dev.ormai.cli.agents;

import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.cli.GuardedAccess;
import dev.ormai.cli.approvals.ApprovalStore;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.DryRun;
import dev.ormai.driver.WriteTerms;
import dev.ormai.driver.configuration.McpSettings;
import dev.ormai.driver.configuration.PrincipalSettings;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.served.ServedDatabase;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.RateLimits;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** The configured database with the tools in front of it. */
final class Agents implements AutoCloseable {
    private final HikariDataSource pool;
    private final AgentTools tools;
    private final Optional<McpSettings> settings;
    private final Profile profile;

    private Agents(HikariDataSource pool, AgentTools tools, Optional<McpSettings> settings, Profile profile) {
        this.pool = pool;
        this.tools = tools;
        this.settings = settings;
        this.profile = profile;
    }

    static Agents open(ProcessConfiguration configuration) throws SQLException {
        HikariDataSource pool = GuardedAccess.recorded(configuration)
                .pool(configuration.database().poolSize());
        boolean dotted = configuration.mcp().map(McpSettings::dottedNames).orElse(false);
        try (Connection connection = pool.getConnection()) {
            Profile profile = DryRun.of(connection).schema().policy().profile();
            AgentTools tools = new AgentTools(
                    pool,
                    Cursors.ofProcess(),
                    dotted ? ToolName.DOTTED : ToolName.UNDERSCORE,
                    configuration
                            .mcp()
                            .flatMap(McpSettings::rateLimit)
                            .map(limit -> new RateLimits(limit.perMinute(), limit.burst(), Clock.systemUTC())),
                    terms(configuration, connection));
            return new Agents(pool, tools, configuration.mcp(), profile);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Where approvals are kept there is a table in the database that says which of them were used. */
    private static WriteTerms terms(ProcessConfiguration configuration, Connection guarded) throws SQLException {
        if (configuration.approvals().isEmpty()) {
            return WriteTerms.PLAIN;
        }
        ApprovalReceipts.of(guarded).prepare();
        return WriteTerms.with(ApprovalStore.open(configuration.approvals().get()));
    }

    AgentTools tools() {
        return tools;
    }

    Offering offering() {
        String version = Agents.class.getPackage().getImplementationVersion();
        return ServedDatabase.over(tools, version == null ? "development" : version);
    }

    Optional<McpSettings> settings() {
        return settings;
    }

    /** Under the profile dev nobody has to say who he is, on this machine. */
    boolean letsAnybodyIn() {
        return profile == Profile.DEV;
    }

    /**
     * The principal of an agent that started this process.
     *
     * @throws RefusedException if the configuration names none and one is needed
     */
    Principal ofStdio() {
        Optional<Principal> named = settings.flatMap(McpSettings::stdio).map(PrincipalSettings::principal);
        if (named.isEmpty() && !letsAnybodyIn()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.AUTHENTICATION_REQUIRED,
                    "the configuration does not say for whom an agent works that starts this command",
                    "add to it: mcp: {stdio: {tenant: …, user: …}}"));
        }
        return named.orElseGet(Principal::anonymous);
    }

    @Override
    public void close() {
        pool.close();
    }
}
