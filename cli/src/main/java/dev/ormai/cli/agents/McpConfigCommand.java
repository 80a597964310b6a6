package dev.ormai.cli.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Terminal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ormai mcp-config}. */
@Command(
        name = "mcp-config",
        header = "Prints what a client needs in its configuration to start this command.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "%nWhere it goes:",
            "  claude-desktop   claude_desktop_config.json (Settings, Developer, Edit Config)",
            "  vscode           .vscode/mcp.json of a workspace",
            "  cursor           .cursor/mcp.json of a project"
        })
public final class McpConfigCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Whose form the configuration has. */
    enum Client {
        CLAUDE_DESKTOP,
        VSCODE,
        CURSOR,
        GENERIC;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "CLIENT", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Client client;

    private final Terminal terminal;

    public McpConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException, URISyntaxException {
        Path file = configuration.load().file().toAbsolutePath().normalize();
        ObjectNode root = JSON.createObjectNode();
        ObjectNode server = root.putObject(client == Client.VSCODE ? "servers" : "mcpServers")
                .putObject("ormai");
        if (client == Client.VSCODE) {
            server.put("type", "stdio");
        }
        server.put(
                "command",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ArrayNode arguments = server.putArray("args");
        arguments
                .add("-XX:+UseSerialGC")
                .add("-XX:TieredStopAtLevel=1")
                .add("-jar")
                .add(jar().toString());
        arguments.add("mcp").add("--stdio").add("--config").add(file.toString());
        terminal.line(JSON.writeValueAsString(root));
        return 0;
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(McpConfigCommand.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
    }
}
