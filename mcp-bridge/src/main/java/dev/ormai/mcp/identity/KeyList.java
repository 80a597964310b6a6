package dev.ormai.mcp.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An issuer's public keys (JWKS), fetched again in the background: when they are some minutes old, and soon when a token names one
 * that is not among them. Whoever asks meanwhile gets what is known. Keys that could not be fetched for a day are no longer
 * believed. Thread-safe.
 */
public final class KeyList implements TokenKeys {
    private static final System.Logger LOG = System.getLogger(KeyList.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** So that tokens with invented names do not make us ask the issuer for each of them. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private static final Duration BELIEVED = Duration.ofDays(1);

    private final KeySource source;
    private final Executor background;
    private final Clock clock;
    private final AtomicBoolean fetching = new AtomicBoolean();
    private volatile Fetched fetched;
    private volatile Instant lastTried;

    private record Fetched(JWKSet keys, Instant at) {}

    private KeyList(KeySource source, Executor background, Clock clock) throws IOException {
        this.source = source;
        this.background = background;
        this.clock = clock;
        this.lastTried = clock.instant();
        this.fetched = fetch();
    }

    /**
     * Fetches the keys for the first time.
     *
     * @param background runs fetches, which block
     * @throws IOException if there are none
     */
    public static KeyList fetchedFrom(KeySource source, Executor background, Clock clock) throws IOException {
        return new KeyList(source, background, clock);
    }

    private Fetched fetch() throws IOException {
        try {
            JWKSet keys = JWKSet.parse(source.read()).toPublicJWKSet();
            if (keys.isEmpty()) {
                throw new IOException(source + " holds no public keys");
            }
            return new Fetched(keys, clock.instant());
        } catch (ParseException e) {
            throw new IOException(source + " is no list of keys (JWKS)", e);
        }
    }

    @Override
    public List<JWSVerifier> verifiers(JWSHeader header, TokenAlgorithm algorithm) throws JOSEException {
        Instant now = clock.instant();
        Fetched known = fetched;
        Optional<String> name = Optional.ofNullable(header.getKeyID());
        List<JWSVerifier> verifiers = new ArrayList<>();
        boolean named = name.isEmpty();
        if (now.isBefore(known.at().plus(BELIEVED))) {
            for (JWK key : known.keys().getKeys()) {
                if (name.isEmpty() || name.get().equals(key.getKeyID())) {
                    named = true;
                    algorithm.verifier(key).ifPresent(verifiers::add);
                }
            }
        }
        if (!named || now.isAfter(known.at().plus(FRESH))) {
            fetchAgain(now);
        }
        return verifiers;
    }

    private void fetchAgain(Instant now) {
        if (now.isBefore(lastTried.plus(BETWEEN_FETCHES)) || !fetching.compareAndSet(false, true)) {
            return;
        }
        lastTried = now;
        background.execute(() -> {
            try {
                fetched = fetch();
            } catch (IOException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the keys of tokens could not be fetched; the known ones stay: " + e.getMessage());
                LOG.log(System.Logger.Level.DEBUG, "the keys of tokens could not be fetched", e);
            } finally {
                fetching.set(false);
            }
        });
    }
}
