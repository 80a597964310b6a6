package dev.ormai.cli.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.PrincipalOptions;
import dev.ormai.cli.Terminal;
import dev.ormai.mcp.tool.ToolDefinition;
import dev.ormai.policy.Principal;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ormai tools}. */
@Command(
        name = "tools",
        header = "Prints the tools of a principal for an agent that does not speak MCP.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        footer = {"%nExample:", "  ormai tools --format anthropic --tenant acme --user agent-1"})
public final class ToolsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Whose form the definitions have. */
    enum Format {
        mcp,
        openai,
        anthropic,
        gemini
    }

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private PrincipalOptions options = new PrincipalOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "mcp",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.mcp;

    private final Terminal terminal;

    public ToolsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, JsonProcessingException {
        try (Agents agents = Agents.open(configuration.load())) {
            Principal given = options.principal();
            Principal principal = given.equals(Principal.anonymous()) ? agents.ofStdio() : given;
            ArrayNode list = JSON.createArrayNode();
            for (ToolDefinition tool : agents.tools().list(principal)) {
                list.add(definition(tool));
            }
            terminal.line(JSON.writeValueAsString(list));
            return 0;
        }
    }

    private ObjectNode definition(ToolDefinition tool) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode function =
                format == Format.openai ? json.put("type", "function").putObject("function") : json;
        function.put("name", tool.name());
        function.put("description", tool.description());
        switch (format) {
            case mcp -> {
                json.put("title", tool.title());
                json.set("inputSchema", tool.inputSchema());
                json.set("outputSchema", tool.outputSchema());
            }
            case anthropic -> json.set("input_schema", tool.inputSchema());
            case openai -> function.set("parameters", tool.inputSchema());
            case gemini -> json.set("parametersJsonSchema", tool.inputSchema());
        }
        return json;
    }
}
