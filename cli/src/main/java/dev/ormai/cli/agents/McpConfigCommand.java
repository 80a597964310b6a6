package dev.ormai.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Terminal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ormai mcp-config}. */
@Command(
        name = "mcp-config",
        header = "Prints what a client needs in its configuration to start this command, or installs it.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "%nWhere it goes:",
            "  claude-desktop   claude_desktop_config.json (Settings, Developer, Edit Config)",
            "  vscode           .vscode/mcp.json of a workspace",
            "  cursor           .cursor/mcp.json of a project",
            "  generic          .mcp.json of a project",
            "%nExamples:",
            "  ormai mcp-config cursor                  prints it",
            "  ormai mcp-config claude-desktop --install"
        })
public final class McpConfigCommand implements Callable<Integer> {
    private static final String NAME = "ormai";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "CLIENT", description = "${COMPLETION-CANDIDATES}")
    private AgentClient client = AgentClient.GENERIC;

    @Option(
            names = "--install",
            description = "Write it into the client's file. Whatever else stands there stays, comments too.")
    private boolean install;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "With --install: another file than the client's usual.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    public McpConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, URISyntaxException {
        if (file != null && !install) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--file goes with --install");
        }
        ObjectNode server = client.server(
                StartCommand.of(configuration.load().file().toAbsolutePath().normalize()));
        if (install) {
            install(server);
        } else {
            terminal.line(merged(new EditedJson(""), server).text().strip());
        }
        return 0;
    }

    private void install(ObjectNode server) throws IOException {
        Path target = file != null
                ? file
                : client.file(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
        boolean changed = new InstalledConfiguration(target).change(before -> merged(before, server));
        terminal.line(changed ? "installed in " + target : target + " says so already");
    }

    /** Only what starts the command is set: an entry of this name may hold more, as an environment. */
    private EditedJson merged(EditedJson before, ObjectNode server) {
        EditedJson merged = before;
        for (Map.Entry<String, JsonNode> part : server.properties()) {
            merged = merged.with(List.of(client.servers(), NAME, part.getKey()), part.getValue());
        }
        return merged;
    }
}
