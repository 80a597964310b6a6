package dev.ormai.driver.configuration;

import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A principal that the configuration names. */
public record PrincipalSettings(Optional<String> tenant, Optional<String> user, List<String> roles) {
    public PrincipalSettings {
        roles = List.copyOf(roles);
    }

    public Principal principal() {
        return new Principal(tenant, user, roles, Map.of());
    }
}
