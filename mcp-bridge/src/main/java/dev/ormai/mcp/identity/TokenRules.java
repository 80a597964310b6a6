package dev.ormai.mcp.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token has to be.
 *
 * @param issuer exactly its {@code iss}
 * @param audience one of its {@code aud}
 * @param algorithms the only ones that are accepted, whatever the token says
 * @param skew how far the issuer's clock may be from ours
 * @param tenantClaim the claim with the tenant
 * @param userClaim the claim with the user
 * @param rolesClaim the claim with the roles: a list, or words in one text
 * @param rolesOfScopes roles that come with a scope
 */
public record TokenRules(
        String issuer,
        String audience,
        Set<TokenAlgorithm> algorithms,
        Duration skew,
        String tenantClaim,
        String userClaim,
        String rolesClaim,
        Map<String, List<String>> rolesOfScopes) {
    public TokenRules {
        algorithms = Set.copyOf(algorithms);
        rolesOfScopes = Map.copyOf(rolesOfScopes);
    }
}
