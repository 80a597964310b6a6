package dev.ormai.mcp.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Places in an order of records, handed out and taken back. A cursor says where a page ended by the values of the last
 * record's sort keys, so that records that come and go do not move it. It is authenticated by HMAC-SHA-256 and good for one
 * principal, one query, one version of the policy and a while. Thread-safe.
 */
public final class Cursors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAC_BYTES = 32;
    private static final int KEY_BYTES = 32;

    /** Longer than any that was handed out: a value of a key has at most some thousand characters. */
    private static final int LONGEST = 65_536;

    private final HashKey key;
    private final Clock clock;
    private final Duration life;

    /**
     * @param key shared by all processes that take each other's cursors
     * @param life how long a cursor is good
     */
    public Cursors(byte[] key, Clock clock, Duration life) {
        this.key = new HashKey(key);
        this.clock = clock;
        this.life = life;
    }

    /** With a key of this process alone. */
    public static Cursors ofProcess() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Cursors(key, Clock.systemUTC(), Duration.ofHours(1));
    }

    String issue(List<Optional<String>> place, CursorScope scope) {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("e", clock.instant().plus(life).getEpochSecond());
        payload.put("q", scope.query());
        payload.put("p", scope.policyVersion());
        ArrayNode keys = payload.putArray("k");
        place.forEach(value -> value.ifPresentOrElse(keys::add, keys::addNull));
        byte[] bytes = bytes(payload);
        byte[] mac = mac(bytes, scope.principal());
        byte[] cursor = Arrays.copyOf(bytes, bytes.length + MAC_BYTES);
        System.arraycopy(mac, 0, cursor, bytes.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** @throws RefusedException if it was not issued for this scope, or too long ago */
    List<Optional<String>> open(String cursor, CursorScope scope) {
        JsonNode payload = authentic(cursor, scope.principal());
        if (clock.instant().getEpochSecond() >= payload.path("e").longValue()) {
            throw refused("the cursor has expired");
        }
        if (!payload.path("p").asText().equals(scope.policyVersion())) {
            throw refused("the policy has changed since the cursor was issued");
        }
        if (!payload.path("q").asText().equals(scope.query())) {
            throw refused("the cursor belongs to another query");
        }
        List<Optional<String>> place = new ArrayList<>();
        payload.path("k").forEach(value -> place.add(value.isNull() ? Optional.empty() : Optional.of(value.asText())));
        return place;
    }

    private JsonNode authentic(String cursor, Principal principal) {
        try {
            byte[] all = cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
            if (all.length > MAC_BYTES) {
                byte[] bytes = Arrays.copyOf(all, all.length - MAC_BYTES);
                byte[] mac = Arrays.copyOfRange(all, bytes.length, all.length);
                if (MessageDigest.isEqual(mac, mac(bytes, principal))) {
                    return JSON.readTree(bytes);
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            throw refused("the cursor was not issued to this caller, or was changed", e);
        }
        throw refused("the cursor was not issued to this caller, or was changed");
    }

    /** Over the payload and the whole principal, which does not stand in the cursor. */
    private byte[] mac(byte[] payload, Principal principal) {
        ArrayNode who = JSON.createArrayNode();
        who.add(principal.tenant().orElse(null));
        who.add(principal.user().orElse(null));
        who.addPOJO(principal.roles());
        who.addPOJO(principal.attributes());
        byte[] name = key.hmac(bytes(who));
        byte[] message = Arrays.copyOf(name, name.length + payload.length);
        System.arraycopy(payload, 0, message, name.length, payload.length);
        return key.hmac(message);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(refusal(message));
    }

    private static RefusedException refused(String message, Exception cause) {
        return new RefusedException(refusal(message), cause);
    }

    private static Refusal refusal(String message) {
        return Refusal.of(ErrorCode.VALIDATION_ERROR, message, "Start again without a cursor")
                .with("field", "cursor");
    }
}
