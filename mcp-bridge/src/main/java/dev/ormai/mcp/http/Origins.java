package dev.ormai.mcp.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns away pages of a browser that was led here by a name of the attacker's: both the host that a request addresses and
 * the origin that it comes from must be ours.
 */
final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Set<String> hosts;

    Origins(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    boolean allow(Optional<String> host, Optional<String> origin) {
        return host.map(this::isOurs).orElse(false)
                && origin.map(o -> originHost(o).map(this::isOurs).orElse(false))
                        .orElse(true);
    }

    private static Optional<String> originHost(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(String host) {
        String name = host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || hosts.contains(name);
    }
}
