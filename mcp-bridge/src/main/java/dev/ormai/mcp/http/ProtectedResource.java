package dev.ormai.mcp.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/**
 * What a client has to know to get a token, as RFC 9728 has it.
 *
 * @param address under which clients know this server, with its path
 * @param authorizationServers that issue tokens for it
 * @param scopes that mean something here
 */
public record ProtectedResource(URI address, List<String> authorizationServers, List<String> scopes) {
    static final String PATH = "/.well-known/oauth-protected-resource";

    public ProtectedResource {
        authorizationServers = List.copyOf(authorizationServers);
        scopes = List.copyOf(scopes);
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("a resource is an http or https address with a host: " + address);
        }
    }

    ObjectNode metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("resource", address.toString());
        authorizationServers.forEach(metadata.putArray("authorization_servers")::add);
        metadata.putArray("bearer_methods_supported").add("header");
        if (!scopes.isEmpty()) {
            scopes.forEach(metadata.putArray("scopes_supported")::add);
        }
        return metadata;
    }

    /** Where {@link #metadata} is: between host and path of the resource. */
    String metadataAddress() {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getRawAuthority() + PATH + (path.equals("/") ? "" : path);
    }
}
