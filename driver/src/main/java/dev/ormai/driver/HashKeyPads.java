package dev.ormai.driver;

import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two halves of RFC 2104 for SHA-256. The key is derived for the principal's tenant, so that equal values of two tenants
 * have unequal hashes.
 */
final class HashKeyPads {
    /** SHA-256's block. */
    private static final int BLOCK_BYTES = 64;

    private static final String ALGORITHM = "HmacSHA256";

    private HashKeyPads() {}

    static byte[] pad(HashKey key, Principal principal, PolicyValue.Pad half) {
        byte[] padded = Arrays.copyOf(derived(key, principal.tenant().orElse("")), BLOCK_BYTES);
        byte mask = (byte) (half == PolicyValue.Pad.INNER ? 0x36 : 0x5c);
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= mask;
        }
        return padded;
    }

    private static byte[] derived(HashKey key, String tenant) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
            return mac.doFinal(tenant.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
