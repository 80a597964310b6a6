package dev.ormai.cli.agents;

import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.configuration.ListenAddress;
import dev.ormai.driver.configuration.McpSettings;
import dev.ormai.mcp.http.HttpServer;
import dev.ormai.mcp.http.HttpService;
import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.stdio.StdioServer;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ormai mcp}. */
@Command(
        name = "mcp",
        header = "Serves the tools for agents by the Model Context Protocol.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description = {
            "Listens on mcp.listen (127.0.0.1:7331) for /mcp, and for /tools by callers without the protocol; tells them apart"
                    + " by the API keys and tokens of mcp.auth. Or, with --stdio, talks to the agent that started it, as"
                    + " the principal of mcp.stdio.",
            "Revisions 2026-07-28, 2025-11-25, 2025-06-18 and 2025-03-26."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"%nExamples:", "  ormai mcp --config shop.yaml", "  ormai mcp --stdio --config shop.yaml"})
public final class McpCommand implements Callable<Integer> {
    private static final String NOBODY_ASKED =
            "warning: the policy's profile is dev, so nobody has to say who he is; use another profile for real data";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--stdio", description = "Talk over standard input and output, one message a line.")
    private boolean stdio;

    private final Terminal terminal;

    public McpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        try (Agents agents = Agents.open(configuration.load())) {
            if (stdio) {
                new StdioServer(new McpProtocol(agents.offering()), agents.ofStdio())
                        .serve(terminal.in(), terminal.out());
            } else {
                listen(agents);
            }
            return 0;
        }
    }

    private void listen(Agents agents) throws IOException, InterruptedException {
        ListenAddress listen = agents.settings().map(McpSettings::listen).orElse(McpSettings.LISTEN);
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        int threads = 2 * Runtime.getRuntime().availableProcessors() + 8;
        try (KnownCallers known = KnownCallers.of(agents.settings())) {
            Callers callers = callers(known, agents, listen);
            Offering offering = agents.offering();
            HttpService service = new HttpService(
                    new McpProtocol(offering), offering.tools(), callers, known.resource(listen), known.hosts(listen));
            try (HttpServer server = HttpServer.start(address, service, threads)) {
                terminal.err()
                        .println("ormai: agents are served at http://"
                                + new ListenAddress(
                                        listen.host(), server.address().getPort()) + "/mcp");
                server.await();
            }
        }
    }

    private Callers callers(KnownCallers known, Agents agents, ListenAddress listen) {
        if (known.callers().isPresent()) {
            return known.callers().get();
        }
        if (agents.letsAnybodyIn() && listen.isLoopback()) {
            terminal.err().println("ormai: " + NOBODY_ASKED);
            return Callers.everybody(agents.ofStdio());
        }
        throw new RefusedException(Refusal.of(
                ErrorCode.AUTHENTICATION_REQUIRED,
                "the configuration does not say who may call",
                "add to it: mcp: {auth: {api_keys: [{key: env:AGENT_KEY, tenant: …, user: …}]}}"));
    }
}
