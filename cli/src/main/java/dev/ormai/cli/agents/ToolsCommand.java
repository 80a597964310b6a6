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
import java.util.Locale;
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

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /** Whose form the definitions have. */
    enum Format {
        MCP,
        OPENAI,
        ANTHROPIC,
        GEMINI,
        JSON_SCHEMA;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
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
    private Format format = Format.MCP;

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
        return switch (format) {
            case MCP ->
                described(tool)
                        .put("title", tool.title())
                        .<ObjectNode>set("inputSchema", tool.inputSchema())
                        .<ObjectNode>set("outputSchema", tool.outputSchema())
                        .set("annotations", annotations(tool));
            case OPENAI ->
                JSON.createObjectNode()
                        .put("type", "function")
                        .set("function", described(tool).set("parameters", tool.inputSchema()));
            case ANTHROPIC -> described(tool).set("input_schema", tool.inputSchema());
            case GEMINI -> described(tool).set("parametersJsonSchema", tool.inputSchema());
            case JSON_SCHEMA -> schema(tool);
        };
    }

    private static ObjectNode annotations(ToolDefinition tool) {
        return JSON.createObjectNode()
                .put("title", tool.title())
                .put("readOnlyHint", tool.effects().readOnly())
                .put("destructiveHint", tool.effects().destructive())
                .put("idempotentHint", tool.effects().idempotent())
                .put("openWorldHint", false);
    }

    private static ObjectNode described(ToolDefinition tool) {
        return JSON.createObjectNode().put("name", tool.name()).put("description", tool.description());
    }

    /** The schema of the arguments by itself; its title is the tool's name, for a schema has no other place for one. */
    private static ObjectNode schema(ToolDefinition tool) {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", DRAFT)
                .put("title", tool.name())
                .put("description", tool.description());
        return schema.setAll(tool.inputSchema());
    }
}
