package dev.ormai.cli;

import dev.ormai.policy.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks, as options. */
public final class PrincipalOptions {
    @Option(names = "--tenant", paramLabel = "T", description = "The tenant who asks.")
    private @Nullable String tenant;

    @Option(names = "--user", paramLabel = "U", description = "The user who asks.")
    private @Nullable String user;

    @Option(names = "--roles", paramLabel = "R,…", split = ",", description = "Roles, in the order of their overlays.")
    private List<String> roles = List.of();

    @Option(
            names = "--attr",
            paramLabel = "NAME=VALUE",
            description = "A fact about the user that row filters may name; may be given again.")
    private Map<String, String> attributes = new LinkedHashMap<>();

    public Principal principal() {
        return new Principal(Optional.ofNullable(tenant), Optional.ofNullable(user), roles, attributes);
    }
}
