package dev.ormai.mcp.identity;

import dev.ormai.policy.Principal;
import java.util.Optional;

/** Tells who a caller is by what the caller shows. Thread-safe. */
@FunctionalInterface
public interface Callers {
    /**
     * The caller's principal, if the caller is known.
     *
     * @param credential the token behind {@code Bearer}, if one was shown
     */
    Optional<Principal> principal(Optional<String> credential);

    /** Whoever is known to one of the two. */
    default Callers or(Callers others) {
        return credential -> principal(credential).or(() -> others.principal(credential));
    }

    /** Everybody is this principal; only where nobody else can connect. */
    static Callers everybody(Principal principal) {
        return credential -> Optional.of(principal);
    }
}
