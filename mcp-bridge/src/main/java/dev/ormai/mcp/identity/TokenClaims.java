package dev.ormai.mcp.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.ormai.policy.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a token with a good signature says, and whether it is meant for us and now. */
record TokenClaims(TokenRules rules, Clock clock) {
    private static final int MOST_ROLES = 64;
    private static final int LONGEST = 256;

    /** @throws IllegalArgumentException for a claim that is something else than it has to be */
    Optional<Principal> principal(JWTClaimsSet claims) {
        if (!rules.issuer().equals(claims.getIssuer())
                || !claims.getAudience().contains(rules.audience())
                || !isOfNow(claims)) {
            return Optional.empty();
        }
        Set<String> roles = new LinkedHashSet<>(words(claims.getClaim(rules.rolesClaim())));
        List<String> scopes = new ArrayList<>(words(claims.getClaim("scope")));
        scopes.addAll(words(claims.getClaim("scp")));
        scopes.forEach(scope -> roles.addAll(rules.rolesOfScopes().getOrDefault(scope, List.of())));
        return Optional.of(new Principal(
                text(claims.getClaim(rules.tenantClaim())),
                text(claims.getClaim(rules.userClaim())),
                List.copyOf(roles),
                Map.of()));
    }

    private boolean isOfNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Optional<Instant> expires = instant(claims.getExpirationTime());
        Optional<Instant> begins = instant(claims.getNotBeforeTime());
        Optional<Instant> issued = instant(claims.getIssueTime());
        return expires.isPresent()
                && now.isBefore(expires.get().plus(rules.skew()))
                && begins.map(begin -> !now.isBefore(begin.minus(rules.skew()))).orElse(true)
                && issued.map(issue -> !now.isBefore(issue.minus(rules.skew()))).orElse(true);
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable Object claim) {
        if (claim == null) {
            return Optional.empty();
        }
        if ((claim instanceof String || claim instanceof Long || claim instanceof Integer)
                && !claim.toString().isEmpty()
                && claim.toString().length() <= LONGEST) {
            return Optional.of(claim.toString());
        }
        throw new IllegalArgumentException("a claim is neither a text nor a whole number");
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object claim) {
        if (claim == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        if (claim instanceof String text) {
            for (String word : text.strip().split(" +", -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        } else if (claim instanceof List<?> list) {
            list.forEach(item -> words.add(text(item).orElseThrow(() -> new IllegalArgumentException("no text"))));
        } else {
            throw new IllegalArgumentException("a claim is neither a list nor a text");
        }
        if (words.size() > MOST_ROLES) {
            throw new IllegalArgumentException("a claim has more than %d words".formatted(MOST_ROLES));
        }
        return words;
    }
}
