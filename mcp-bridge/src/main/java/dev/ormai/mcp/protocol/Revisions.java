package dev.ormai.mcp.protocol;

import java.util.List;

/** The revisions of the protocol that are spoken. */
final class Revisions {
    /** Without a handshake: every request says its version and what its client can do. */
    static final String STATELESS = "2026-07-28";

    /** With a handshake, the newest first. */
    static final List<String> WITH_HANDSHAKE = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    static final List<String> ALL = List.of(STATELESS, "2025-11-25", "2025-06-18", "2025-03-26");

    private Revisions() {}

    /** What the handshake agrees on. */
    static String agreed(String wanted) {
        return WITH_HANDSHAKE.contains(wanted) ? wanted : WITH_HANDSHAKE.get(0);
    }
}
