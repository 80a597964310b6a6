package dev.ormai.mcp;

import dev.ormai.mcp.http.HttpService;
import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.offer.Offering;
import dev.ormai.mcp.protocol.McpProtocol;
import java.util.Optional;
import java.util.Set;

/** What a test serves by HTTP. */
public final class Services {
    private Services() {}

    /** On loopback, without tokens. */
    public static HttpService of(Offering offering, Callers callers) {
        return new HttpService(new McpProtocol(offering), offering.tools(), callers, Optional.empty(), Set.of());
    }
}
