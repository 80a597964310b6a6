package dev.ormai.driver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Digests values so that two different sequences of values never give the same bytes: each value is a letter for its kind, the
 * length of what follows, and that; a list or map is its number of entries and then each of them. For one digest.
 */
final class CanonicalEncoding {
    private final MessageDigest digest;

    /** @param purpose tells digests of different things apart; has a version in it */
    CanonicalEncoding(String purpose) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        add(purpose);
    }

    /**
     * One more value.
     *
     * @throws IllegalArgumentException for one that has no form that is sure to be its own
     */
    CanonicalEncoding add(@Nullable Object value) {
        if (value == null) {
            put('n', new byte[0]);
        } else if (value instanceof Optional<?> optional) {
            put('o', new byte[] {(byte) (optional.isPresent() ? 1 : 0)});
            optional.ifPresent(this::add);
        } else if (value instanceof CharSequence text) {
            put('s', bytes(text.toString()));
        } else if (value instanceof Collection<?> list) {
            count('l', list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            count('m', map.size());
            map.forEach((key, entry) -> add(key).add(entry));
        } else if (value instanceof byte[] binary) {
            put('b', binary);
        } else if (isPlain(value)) {
            put('v', bytes(value.getClass().getName()));
            put('t', bytes(value.toString()));
        } else {
            throw new IllegalArgumentException("a value of " + value.getClass().getName() + " has no canonical form");
        }
        return this;
    }

    /** What prints as one text for one value. */
    private static boolean isPlain(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof Float
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof UUID
                || value instanceof Temporal;
    }

    private static byte[] bytes(String text) {
        // Half a pair of surrogates would become a question mark, like that of another text.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text with half a character has no canonical form");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void count(char kind, int entries) {
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(entries).array());
    }

    private void put(char kind, byte[] content) {
        count(kind, content.length);
        digest.update(content);
    }

    /** 64 hexadecimal digits; nothing can be added afterwards. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
