package dev.ormai.mcp.served;

import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.offer.ServerInfo;
import dev.ormai.mcp.tool.AgentTools;
import java.util.Optional;

/** What this product offers by the protocol. */
public final class ServedDatabase {
    private static final String INSTRUCTIONS =
            "A database behind a policy. Call describe_schema first; the tools that write are listed where the policy opens them."
                    + " A refusal carries retry_hints that say how to ask better.";

    private ServedDatabase() {}

    /** @param version of this program, told to clients */
    public static Offering over(AgentTools tools, String version) {
        SchemaReader schema = new SchemaReader(tools);
        return new Offering(
                new ServerInfo("ormai", version, INSTRUCTIONS),
                new DatabaseTools(tools),
                new SchemaResources(schema),
                new SchemaPrompts(schema),
                new SchemaCompletions(schema),
                Optional.empty());
    }
}
