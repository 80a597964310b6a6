package dev.ormai.driver;

import dev.ormai.policy.Principal;

/** Where a connection's principal comes from. */
sealed interface Identity {
    /** Asked at each execution. */
    Principal principal();

    /** One for the life of the connection. */
    record Fixed(Principal principal) implements Identity {}

    /** The calling thread's {@link PrincipalScope}; nobody outside of one. */
    record Scoped() implements Identity {
        @Override
        public Principal principal() {
            return PrincipalScope.current().orElseGet(Principal::anonymous);
        }
    }
}
