package dev.ormai.mcp.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A secret that the issuer of tokens has too, for the HS algorithms and no others. Never shows itself. */
public final class SharedSecret implements TokenKeys {
    /** A shorter one could be guessed; the protocol wants as many as the signature has. */
    private static final int SHORTEST = 32;

    private final byte[] secret;

    /** @throws IllegalArgumentException for a secret that could be guessed */
    public SharedSecret(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "the secret of tokens has fewer than %d bytes: make one with openssl rand -hex 32"
                            .formatted(SHORTEST));
        }
    }

    @Override
    public List<JWSVerifier> verifiers(JWSHeader header, TokenAlgorithm algorithm) throws JOSEException {
        return algorithm.isShared() ? List.of(new MACVerifier(secret)) : List.of();
    }

    @Override
    public String toString() {
        return "SharedSecret";
    }
}
