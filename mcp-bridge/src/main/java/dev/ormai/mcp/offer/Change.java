package dev.ormai.mcp.offer;

import java.util.Optional;

/**
 * Something that clients may want to be told.
 *
 * @param uri of the resource that changed; absent for lists
 */
public record Change(Kind kind, Optional<String> uri) {
    /** What changed. */
    public enum Kind {
        TOOLS("notifications/tools/list_changed"),
        PROMPTS("notifications/prompts/list_changed"),
        RESOURCES("notifications/resources/list_changed"),
        RESOURCE("notifications/resources/updated");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        /** The notification of the protocol. */
        public String method() {
            return method;
        }
    }

    /** A list is another one now. */
    public static Change list(Kind kind) {
        return new Change(kind, Optional.empty());
    }

    /** A resource reads differently now. */
    public static Change resource(String uri) {
        return new Change(Kind.RESOURCE, Optional.of(uri));
    }
}
