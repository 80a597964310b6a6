package dev.ormai.mcp.identity;

import dev.ormai.policy.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and the principals of those who show them. Only hashes of the keys are kept. Immutable. */
public final class ApiKeys implements Callers {
    /** A shorter key could be guessed. */
    private static final int SHORTEST = 16;

    private final List<Known> known;

    private record Known(ByteBuffer hash, Principal principal) {}

    /**
     * @param keys each key with its principal
     * @throws IllegalArgumentException for a key that could be guessed
     */
    public ApiKeys(Map<String, Principal> keys) {
        List<Known> hashed = new ArrayList<>();
        keys.forEach((key, principal) -> {
            if (key.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "an API key has fewer than %d characters: make one with openssl rand -hex 32"
                                .formatted(SHORTEST));
            }
            hashed.add(new Known(ByteBuffer.wrap(hash(key)), principal));
        });
        this.known = List.copyOf(hashed);
    }

    /** Compares with every key, so that the time taken tells nothing. */
    @Override
    public Optional<Principal> principal(Optional<String> credential) {
        byte[] shown = hash(credential.orElse(""));
        Optional<Principal> found = Optional.empty();
        for (Known key : known) {
            boolean equal = MessageDigest.isEqual(key.hash().array(), shown);
            found = equal && credential.isPresent() ? Optional.of(key.principal()) : found;
        }
        return found;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
