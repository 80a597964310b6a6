package dev.ormai.policy.mask;

import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the masks make of a text. A value that is no text is turned into one first; no value stays no value. Lengths and
 * places count characters of Unicode (code points), as {@code char_length} does in PostgreSQL and MySQL.
 *
 * <ul>
 *   <li><b>email</b>: split at the last {@code @}: the first character before it, {@code ***@}, all after it. Without an
 *       {@code @}: as partial.
 *   <li><b>phone</b>: the first two and the last three characters, a star for each one between; five characters or
 *       fewer are all stars.
 *   <li><b>card</b>: a star for each character but the last four; four characters or fewer are four stars.
 *   <li><b>partial</b>: the first and the last character, a star for each one between; two characters or fewer are all
 *       stars.
 *   <li><b>automatic</b>: email when the value holds an {@code @}; else phone when it has 11 characters or more, all of
 *       them digits {@code 0} to {@code 9}, {@code +} or {@code -}, a digit among them; else partial. In SQL the last is
 *       {@code value ~ '^[0-9+-]{11,}$' and value ~ '[0-9]'}.
 *   <li><b>pattern</b>: its text, with the first or last characters of the value in their places; a value no longer
 *       than all those places together is all stars, one for each character.
 *   <li><b>null</b>: no value.
 *   <li><b>hash</b>: SHA-256 of the text in UTF-8, under a key HMAC-SHA256; 64 hexadecimal digits, small letters.
 * </ul>
 */
public final class MaskedText {
    private static final int SHORTEST_PHONE = 11;

    private MaskedText() {}

    /**
     * The masked value; empty for the null mask.
     *
     * @throws IllegalArgumentException for an SQL expression, which only the database can evaluate
     */
    public static Optional<String> of(MaskKind kind, String value) {
        if (kind instanceof MaskKind.Null) {
            return Optional.empty();
        }
        return Optional.of(text(kind, value));
    }

    /** The hash without a key when none is given, as under {@link dev.ormai.policy.Profile#DEV}. */
    public static String hash(String value, Optional<HashKey> key) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(key.isPresent() ? key.get().hmac(text) : sha256(text));
    }

    private static String text(MaskKind kind, String value) {
        if (kind instanceof MaskKind.Email) {
            return email(value);
        }
        if (kind instanceof MaskKind.Phone) {
            return ends(value, 2, 3);
        }
        if (kind instanceof MaskKind.Card) {
            return length(value) <= 4 ? "****" : ends(value, 0, 4);
        }
        if (kind instanceof MaskKind.Partial) {
            return ends(value, 1, 1);
        }
        if (kind instanceof MaskKind.Automatic) {
            return automatic(value);
        }
        if (kind instanceof MaskKind.Pattern pattern) {
            return pattern(pattern, value);
        }
        throw new IllegalArgumentException("an SQL mask is evaluated by the database only");
    }

    private static String automatic(String value) {
        if (value.indexOf('@') >= 0) {
            return email(value);
        }
        return looksLikePhone(value) ? ends(value, 2, 3) : ends(value, 1, 1);
    }

    private static boolean looksLikePhone(String value) {
        boolean digits = value.chars().anyMatch(MaskedText::isDigit);
        boolean onlyDialled = value.chars().allMatch(c -> isDigit(c) || c == '+' || c == '-');
        return value.length() >= SHORTEST_PHONE && digits && onlyDialled;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String email(String value) {
        int at = value.lastIndexOf('@');
        return at < 0 ? ends(value, 1, 1) : first(value.substring(0, at), 1) + "***" + value.substring(at);
    }

    private static String pattern(MaskKind.Pattern pattern, String value) {
        if (length(value) <= pattern.shown()) {
            return stars(length(value));
        }
        StringBuilder masked = new StringBuilder();
        for (MaskKind.Part part : pattern.parts()) {
            if (part instanceof MaskKind.Part.Text text) {
                masked.append(text.text());
            } else if (part instanceof MaskKind.Part.First place) {
                masked.append(first(value, place.count()));
            } else {
                masked.append(last(value, part.shown()));
            }
        }
        return masked.toString();
    }

    private static String ends(String value, int first, int last) {
        int hidden = length(value) - first - last;
        return hidden <= 0 ? stars(length(value)) : first(value, first) + stars(hidden) + last(value, last);
    }

    private static String first(String value, int count) {
        return value.substring(0, value.offsetByCodePoints(0, Math.min(count, length(value))));
    }

    private static String last(String value, int count) {
        return value.substring(value.offsetByCodePoints(value.length(), -count));
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    private static String stars(int count) {
        return "*".repeat(count);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
