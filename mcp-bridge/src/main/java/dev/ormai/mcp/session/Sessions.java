package dev.ormai.mcp.session;

import dev.ormai.mcp.offer.Changes;
import dev.ormai.policy.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of a server: so many for each principal and in all, each until it was not used for a while. A session is found
 * by its own principal only. Thread-safe.
 */
public final class Sessions {
    private static final int MOST_OF_ONE_PRINCIPAL = 64;
    private static final int MOST = 4_096;
    private static final int ID_BYTES = 24;

    private final Map<String, Session> byId = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Changes changes;
    private final Clock clock;
    private final Duration life;

    /** @param life how long an unused session stays */
    public Sessions(Changes changes, Clock clock, Duration life) {
        this.changes = changes;
        this.clock = clock;
        this.life = life;
    }

    /** A new one, in the place of the principal's least used if that has too many; absent if there is no room at all. */
    public Optional<Session> open(Principal principal) {
        Optional<Session> leaving = Optional.empty();
        Session opened;
        synchronized (this) {
            List<Session> own = byId.values().stream()
                    .filter(session -> session.principal().equals(principal))
                    .toList();
            if (own.size() >= MOST_OF_ONE_PRINCIPAL) {
                leaving = own.stream().min(Comparator.comparing(Session::lastUsed));
                leaving.ifPresent(session -> byId.remove(session.id()));
            } else if (byId.size() >= MOST) {
                return Optional.empty();
            }
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            opened = new Session(HexFormat.of().formatHex(id), principal, clock.instant());
            byId.put(opened.id(), opened);
        }
        leaving.ifPresent(session -> session.end(changes));
        return Optional.of(opened);
    }

    /** The session of this id, if it is this principal's and has not expired. */
    public synchronized Optional<Session> find(String id, Principal principal) {
        Instant now = clock.instant();
        Optional<Session> found = Optional.ofNullable(byId.get(id))
                .filter(session -> session.principal().equals(principal))
                .filter(session -> !expired(session, now));
        found.ifPresent(session -> session.used(now));
        return found;
    }

    /** Ends it; false if the principal has none of this id. May block. */
    public boolean end(String id, Principal principal) {
        Optional<Session> found = find(id, principal);
        synchronized (this) {
            found.ifPresent(session -> byId.remove(session.id()));
        }
        found.ifPresent(session -> session.end(changes));
        return found.isPresent();
    }

    /** Ends those that have expired. May block. */
    public void sweep() {
        List<Session> leaving = new ArrayList<>();
        synchronized (this) {
            Instant now = clock.instant();
            byId.values().stream().filter(session -> expired(session, now)).forEach(leaving::add);
            leaving.forEach(session -> byId.remove(session.id()));
        }
        leaving.forEach(session -> session.end(changes));
    }

    private boolean expired(Session session, Instant now) {
        return session.lastUsed().plus(life).isBefore(now) && !session.isBusy();
    }

    /** How many there are. */
    public synchronized int size() {
        return byId.size();
    }
}
