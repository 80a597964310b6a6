package dev.ormai.driver.golden;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What masks give, written down a second time: H2 calls these methods from the views of permitted rows, the scripts of the other
 * databases have functions of the same names. Characters are Unicode's.
 */
public final class ExpectedMasks {
    private ExpectedMasks() {}

    public static @Nullable String email(@Nullable String value) {
        if (value == null || !value.contains("@")) {
            return partial(value);
        }
        int[] name =
                value.substring(0, value.lastIndexOf('@')).codePoints().limit(1).toArray();
        return new String(name, 0, name.length) + "***" + value.substring(value.lastIndexOf('@'));
    }

    public static @Nullable String phone(@Nullable String value) {
        return value == null ? null : between(value.codePoints().toArray(), 2, 3, 5);
    }

    public static @Nullable String card(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int[] characters = value.codePoints().toArray();
        return characters.length <= 4 ? "****" : between(characters, 0, 4, 4);
    }

    public static @Nullable String partial(@Nullable String value) {
        return value == null ? null : between(value.codePoints().toArray(), 1, 1, 2);
    }

    /** The pattern <code>***{last4}</code>. */
    public static @Nullable String last4(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int[] characters = value.codePoints().toArray();
        int length = characters.length;
        return length <= 4 ? "*".repeat(length) : "***" + new String(characters, length - 4, 4);
    }

    /** The pattern <code>{first4} to {last2}</code>. */
    public static @Nullable String first4Last2(@Nullable String value) {
        if (value == null) {
            return null;
        }
        int[] characters = value.codePoints().toArray();
        int length = characters.length;
        return length <= 6
                ? "*".repeat(length)
                : new String(characters, 0, 4) + " to " + new String(characters, length - 2, 2);
    }

    private static String between(int[] characters, int first, int last, int hidden) {
        int length = characters.length;
        if (length <= hidden) {
            return "*".repeat(length);
        }
        return new String(characters, 0, first)
                + "*".repeat(length - first - last)
                + new String(characters, length - last, last);
    }

    /** HMAC-SHA256 under a key that is the HMAC-SHA256 of the tenant under the policy's key. */
    static String hash(String key, String tenant, String value) {
        try {
            byte[] derived = hmac(key.getBytes(StandardCharsets.UTF_8), tenant);
            return HexFormat.of().formatHex(hmac(derived, value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }
}
