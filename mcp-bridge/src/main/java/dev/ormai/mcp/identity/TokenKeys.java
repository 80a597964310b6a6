package dev.ormai.mcp.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import java.util.List;

/** Keys that tokens are checked with. Thread-safe; never blocks. */
public interface TokenKeys {
    /** What may check a token with this header, whose algorithm is one that was configured; empty if nothing may. */
    List<JWSVerifier> verifiers(JWSHeader header, TokenAlgorithm algorithm) throws JOSEException;
}
