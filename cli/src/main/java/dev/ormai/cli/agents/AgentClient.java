package dev.ormai.cli.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A program that starts servers as its configuration says. */
enum AgentClient {
    CLAUDE_DESKTOP("mcpServers"),
    VSCODE("servers"),
    CURSOR("mcpServers"),
    GENERIC("mcpServers");

    private final String servers;

    AgentClient(String servers) {
        this.servers = servers;
    }

    /** The object that holds the servers. */
    String servers() {
        return servers;
    }

    /** An entry of a server that is started by a command, in this client's form. */
    ObjectNode server(ObjectNode command) {
        ObjectNode server = JsonNodeFactory.instance.objectNode();
        if (this == VSCODE) {
            server.put("type", "stdio");
        }
        return server.setAll(command);
    }

    /**
     * Its configuration of this user, or of the project in the current folder.
     *
     * @param system {@code os.name}
     */
    Path file(Map<String, String> environment, String system, Path home) {
        return switch (this) {
            case VSCODE -> Path.of(".vscode", "mcp.json");
            case CURSOR -> Path.of(".cursor", "mcp.json");
            case GENERIC -> Path.of(".mcp.json");
            case CLAUDE_DESKTOP -> settings(environment, system, home).resolve("Claude/claude_desktop_config.json");
        };
    }

    private static Path settings(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault(
                    "APPDATA", home.resolve("AppData/Roaming").toString()));
        }
        return system.startsWith("Mac")
                ? home.resolve("Library/Application Support")
                : Path.of(environment.getOrDefault(
                        "XDG_CONFIG_HOME", home.resolve(".config").toString()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
