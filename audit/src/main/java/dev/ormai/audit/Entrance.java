package dev.ormai.audit;

import java.util.Locale;

/** By which way a request came in. */
public enum Entrance {
    JDBC,
    WIRE,
    MCP,
    /** A person who decides about what others asked for. */
    DESK;

    /** As it is written in a record. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
