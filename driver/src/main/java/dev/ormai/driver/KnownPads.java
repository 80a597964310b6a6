package dev.ormai.driver;

import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pads that were asked for last: a connection works for one tenant under one key most of its life, and deriving a key costs
 * more than all else that is done for an execution. Thread-safe.
 */
final class KnownPads {
    private volatile @Nullable Pads last;

    /** As {@link HashKeyPads#pad}; not to be changed by the caller. */
    byte[] pad(HashKey key, Principal principal, PolicyValue.Pad half) {
        Pads known = last;
        if (known == null || !known.areOf(key, principal)) {
            known = new Pads(key, principal);
            last = known;
        }
        return half == PolicyValue.Pad.INNER ? known.inner : known.outer;
    }

    private static final class Pads {
        private final HashKey key;
        private final Optional<String> tenant;
        private final byte[] inner;
        private final byte[] outer;

        Pads(HashKey key, Principal principal) {
            this.key = key;
            this.tenant = principal.tenant();
            this.inner = HashKeyPads.pad(key, principal, PolicyValue.Pad.INNER);
            this.outer = HashKeyPads.pad(key, principal, PolicyValue.Pad.OUTER);
        }

        boolean areOf(HashKey other, Principal principal) {
            return tenant.equals(principal.tenant()) && key.equals(other);
        }
    }
}
