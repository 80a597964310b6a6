package dev.ormai.driver.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entrance listens.
 *
 * @param host a name or address; an IPv6 address without brackets
 * @param port 0 for a free one
 */
public record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\s]+):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /** From {@code host:port} or {@code [address]:port}. */
    static Optional<ListenAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            return Optional.empty();
        }
        String host = matcher.group(1).replaceAll("[\\[\\]]", "");
        return Optional.of(new ListenAddress(host, Integer.parseInt(matcher.group(2))));
    }

    /** Whether only this machine can connect. By form, without a look at the network. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
