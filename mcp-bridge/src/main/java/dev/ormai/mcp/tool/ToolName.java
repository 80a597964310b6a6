package dev.ormai.mcp.tool;

import java.util.Optional;

/** How tools are called: {@code db_query}, which every client takes, or {@code db.query}, which some refuse. */
public enum ToolName {
    UNDERSCORE("db_"),
    DOTTED("db.");

    private final String prefix;

    ToolName(String prefix) {
        this.prefix = prefix;
    }

    String of(String word) {
        return prefix + word;
    }

    /** The name without its beginning, whichever it has. */
    static Optional<String> word(String name) {
        for (ToolName form : values()) {
            if (name.startsWith(form.prefix)) {
                return Optional.of(name.substring(form.prefix.length()));
            }
        }
        return Optional.empty();
    }
}
