package dev.ormai.driver;

import dev.ormai.policy.EffectivePolicy;
import java.util.List;

/** The policy as it stands now. Thread-safe; the same object for the same roles as long as nothing changed. */
@FunctionalInterface
interface Policies {
    EffectivePolicy forRoles(List<String> roles);
}
