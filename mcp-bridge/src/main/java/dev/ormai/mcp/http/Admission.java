package dev.ormai.mcp.http;

import dev.ormai.mcp.identity.Callers;
import dev.ormai.policy.Principal;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;

/**
 * Who may come in.
 *
 * @param resource absent where there are no tokens to get
 */
record Admission(Callers callers, Optional<ProtectedResource> resource) {
    private static final String BEARER = "Bearer ";

    /** The caller; otherwise the request is answered with what it lacks. */
    Optional<Principal> admit(FullHttpRequest request, Response response) {
        Optional<String> credential = Optional.ofNullable(request.headers().get("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        Optional<Principal> principal = callers.principal(credential);
        if (principal.isEmpty()) {
            response.whole(
                    HttpResponseStatus.UNAUTHORIZED, "", Map.of("WWW-Authenticate", challenge(credential.isPresent())));
        }
        return principal;
    }

    private String challenge(boolean shown) {
        if (resource.isEmpty()) {
            return "Bearer";
        }
        return "Bearer %sresource_metadata=\"%s\""
                .formatted(
                        shown ? "error=\"invalid_token\", " : "", resource.get().metadataAddress());
    }
}
