package dev.ormai.mcp.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ormai.policy.Principal;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Signed tokens (JWT) of one issuer, and the principals they speak of. Thread-safe; never blocks. */
public final class Tokens implements Callers {
    private static final System.Logger LOG = System.getLogger(Tokens.class.getName());

    /** No issuer makes longer ones that a header of HTTP could carry. */
    private static final int LONGEST = 16_384;

    private static final Set<String> TYPES = Set.of("", "jwt", "at+jwt", "application/at+jwt");

    private final TokenRules rules;
    private final TokenKeys keys;
    private final TokenClaims claims;

    public Tokens(TokenRules rules, TokenKeys keys, Clock clock) {
        this.rules = rules;
        this.keys = keys;
        this.claims = new TokenClaims(rules, clock);
    }

    /** Of a token only; whatever is wrong with it, the caller is told that he is not known. */
    @Override
    public Optional<Principal> principal(Optional<String> credential) {
        if (credential.isEmpty() || credential.get().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(credential.get());
            if (!isSigned(token)) {
                return Optional.empty();
            }
            JWTClaimsSet said = token.getJWTClaimsSet();
            return claims.principal(said);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "a token was not accepted", e);
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        Optional<TokenAlgorithm> algorithm =
                TokenAlgorithm.of(header.getAlgorithm().getName()).filter(rules.algorithms()::contains);
        String type = header.getType() == null ? "" : header.getType().getType().toLowerCase(java.util.Locale.ROOT);
        boolean asks = header.getCriticalParams() != null
                && !header.getCriticalParams().isEmpty();
        if (algorithm.isEmpty() || asks || !header.isBase64URLEncodePayload() || !TYPES.contains(type)) {
            return false;
        }
        for (JWSVerifier verifier : keys.verifiers(header, algorithm.get())) {
            if (token.verify(verifier)) {
                return true;
            }
        }
        return false;
    }
}
