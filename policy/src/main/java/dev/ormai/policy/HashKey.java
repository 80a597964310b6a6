package dev.ormai.policy;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret for the keyed hash. Never printed. */
public final class HashKey {
    /** Bytes of a block of SHA-256, which the two pads of HMAC fill. */
    private static final int BLOCK = 64;

    private final byte[] secret;

    /** @throws IllegalArgumentException when the secret is empty */
    public HashKey(byte[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("hash key is empty");
        }
        this.secret = secret.clone();
    }

    public byte[] secret() {
        return secret.clone();
    }

    /** HMAC-SHA256 of the message under this key, 32 bytes. */
    public byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /**
     * The 64 bytes that come before the message in HMAC's inner hash, for a database that has SHA-256 but no HMAC:
     * {@code sha256(outerPad || sha256(innerPad || message))}.
     */
    public byte[] innerPad() {
        return pad((byte) 0x36);
    }

    /** The 64 bytes that come before the inner hash in HMAC's outer hash; see {@link #innerPad()}. */
    public byte[] outerPad() {
        return pad((byte) 0x5c);
    }

    private byte[] pad(byte with) {
        byte[] key = secret.length > BLOCK ? Digests.sha256(secret) : secret;
        byte[] pad = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            pad[i] ^= with;
        }
        return pad;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Digests.sha256(secret));
    }

    @Override
    public String toString() {
        return "HashKey[hidden]";
    }
}
