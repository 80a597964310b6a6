package dev.ormai.driver;

import static java.util.Objects.requireNonNull;

import dev.ormai.policy.Principal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Says for whom the current thread works. Connections with {@code ormai.identity=scoped} look the principal up at each
 * execution; outside of every scope there is none. Threads that are started inside a scope do not inherit it.
 */
public final class PrincipalScope {
    private static final ThreadLocal<Optional<Principal>> CURRENT = ThreadLocal.withInitial(Optional::empty);

    private PrincipalScope() {}

    /** Runs the work as this principal; the outer scope holds again when it ends, however it ends. */
    public static <T extends @Nullable Object> T call(Principal principal, Callable<T> work) throws Exception {
        requireNonNull(principal, "principal");
        Optional<Principal> outer = CURRENT.get();
        CURRENT.set(Optional.of(principal));
        try {
            return work.call();
        } finally {
            restore(outer);
        }
    }

    /** The same for work without a result that throws nothing checked. */
    public static void run(Principal principal, Runnable work) {
        requireNonNull(principal, "principal");
        Optional<Principal> outer = CURRENT.get();
        CURRENT.set(Optional.of(principal));
        try {
            work.run();
        } finally {
            restore(outer);
        }
    }

    /** The principal of the innermost scope. */
    public static Optional<Principal> current() {
        return CURRENT.get();
    }

    private static void restore(Optional<Principal> outer) {
        if (outer.isEmpty()) {
            // Threads of pools live long: nothing may stay behind in them.
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
