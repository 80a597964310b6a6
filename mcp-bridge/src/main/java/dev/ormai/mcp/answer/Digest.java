package dev.ormai.mcp.answer;

import dev.ormai.mcp.request.QueryRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells queries apart whose pages must not be mixed. */
final class Digest {
    private static final int BYTES = 16;

    private Digest() {}

    /** The same for every page of one query, however many records a page has. */
    static String of(QueryRequest request) {
        QueryRequest query = new QueryRequest(
                request.model(),
                request.select(),
                request.where(),
                request.orderBy(),
                OptionalInt.empty(),
                Optional.empty(),
                request.include(),
                false);
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256").digest(query.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
