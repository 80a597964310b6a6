package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.Principal;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * States that a client carries from one round of a request to the next. Authenticated by HMAC-SHA-256, and good for one
 * principal, one request and a while; not secret, and good for more than one use. Thread-safe.
 */
final class RequestStates {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final int KEY_BYTES = 32;
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 65_536;
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What a round adds to the request it repeats. */
    private static final List<String> OF_THE_ROUND = List.of("_meta", "inputResponses", "requestState");

    private final HashKey key;
    private final Clock clock;

    /** With a key of this process alone. */
    RequestStates(Clock clock) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new HashKey(random);
        this.clock = clock;
    }

    String issue(JsonNode state, Request request, Principal principal) {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("e", clock.instant().plus(LIFE).getEpochSecond());
        payload.set("s", state);
        byte[] bytes = bytes(payload);
        byte[] token = Arrays.copyOf(bytes, bytes.length + MAC_BYTES);
        System.arraycopy(mac(bytes, request, principal), 0, token, bytes.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws ProtocolException if it was not issued for this request, or too long ago */
    JsonNode open(String token, Request request, Principal principal) throws ProtocolException {
        JsonNode payload = authentic(token, request, principal);
        if (clock.instant().getEpochSecond() >= payload.path("e").longValue()) {
            throw ProtocolException.invalidParams("the requestState has expired");
        }
        return payload.path("s");
    }

    private JsonNode authentic(String token, Request request, Principal principal) throws ProtocolException {
        String refusal = "the requestState was not issued for this request, or was changed";
        try {
            byte[] all = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (all.length > MAC_BYTES) {
                byte[] bytes = Arrays.copyOf(all, all.length - MAC_BYTES);
                byte[] mac = Arrays.copyOfRange(all, bytes.length, all.length);
                if (MessageDigest.isEqual(mac, mac(bytes, request, principal))) {
                    return JSON.readTree(bytes);
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            ProtocolException refused = ProtocolException.invalidParams(refusal);
            refused.initCause(e);
            throw refused;
        }
        throw ProtocolException.invalidParams(refusal);
    }

    /** Over the whole principal and the whole request too, which do not stand in the token. */
    private byte[] mac(byte[] payload, Request request, Principal principal) {
        ArrayNode where = JSON.createArrayNode();
        where.add(principal.tenant().orElse(null));
        where.add(principal.user().orElse(null));
        where.addPOJO(principal.roles());
        where.addPOJO(principal.attributes());
        where.add(request.method());
        where.addPOJO(params(request));
        byte[] place = key.hmac(bytes(where));
        byte[] message = Arrays.copyOf(place, place.length + payload.length);
        System.arraycopy(payload, 0, message, place.length, payload.length);
        return key.hmac(message);
    }

    /** As maps, whose keys are written in order: a client may write them in another one the next time. */
    private static Object params(Request request) {
        if (!(request.params() instanceof ObjectNode given)) {
            return List.of();
        }
        return JSON.convertValue(given.deepCopy().remove(OF_THE_ROUND), Object.class);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }
}
