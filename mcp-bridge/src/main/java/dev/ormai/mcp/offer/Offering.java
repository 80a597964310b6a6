package dev.ormai.mcp.offer;

import java.util.Optional;

/**
 * All that one server offers. Thread-safe if its parts are.
 *
 * @param changes absent where lists and resources stay as they are, as far as clients are told
 */
public record Offering(
        ServerInfo server,
        Tools tools,
        Resources resources,
        Prompts prompts,
        Completions completions,
        Optional<Changes> changes) {}
