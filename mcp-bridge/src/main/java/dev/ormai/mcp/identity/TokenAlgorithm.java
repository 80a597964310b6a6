package dev.ormai.mcp.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;
import java.util.Optional;

/** Signatures that can be configured. None that has no key, and each with its own kind of key only. */
public enum TokenAlgorithm {
    RS256("RS256"),
    RS384("RS384"),
    RS512("RS512"),
    PS256("PS256"),
    PS384("PS384"),
    PS512("PS512"),
    ES256("ES256"),
    ES384("ES384"),
    ES512("ES512"),
    EDDSA("EdDSA"),
    HS256("HS256"),
    HS384("HS384"),
    HS512("HS512");

    /** Shorter keys of RSA can be broken. */
    private static final int LEAST_RSA_BITS = 2_048;

    private final String header;

    TokenAlgorithm(String header) {
        this.header = header;
    }

    /** As a token's header writes it. */
    public String header() {
        return header;
    }

    static Optional<TokenAlgorithm> of(String header) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header.equals(header))
                .findFirst();
    }

    /** Whether its key is a secret that issuer and server share. */
    public boolean isShared() {
        return header.startsWith("HS");
    }

    /** What checks a signature with this public key; absent if the key is of another kind, for another use, or too weak. */
    Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        boolean forOther = (key.getAlgorithm() != null
                        && !key.getAlgorithm().getName().equals(header))
                || (key.getKeyUse() != null && !key.getKeyUse().identifier().equals("sig"));
        if (forOther) {
            return Optional.empty();
        }
        return switch (this) {
            case RS256, RS384, RS512, PS256, PS384, PS512 ->
                key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS
                        ? Optional.of(new RSASSAVerifier(rsa))
                        : Optional.empty();
            case ES256 -> elliptic(key, Curve.P_256);
            case ES384 -> elliptic(key, Curve.P_384);
            case ES512 -> elliptic(key, Curve.P_521);
            case EDDSA ->
                key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)
                        ? Optional.of(new Ed25519Signature(pair))
                        : Optional.empty();
            // A key of an issuer's list is public: nothing is signed with it that nobody else could sign.
            case HS256, HS384, HS512 -> Optional.empty();
        };
    }

    private static Optional<JWSVerifier> elliptic(JWK key, Curve curve) throws JOSEException {
        return key instanceof ECKey elliptic && elliptic.getCurve().equals(curve)
                ? Optional.of(new ECDSAVerifier(elliptic))
                : Optional.empty();
    }
}
