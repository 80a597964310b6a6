package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A question to the client. */
public record InputRequest(Kind kind, ObjectNode params) {
    /** What a client can be asked for. */
    public enum Kind {
        ELICITATION("elicitation/create", "elicitation"),
        SAMPLING("sampling/createMessage", "sampling"),
        ROOTS("roots/list", "roots");

        private final String method;
        private final String capability;

        Kind(String method, String capability) {
            this.method = method;
            this.capability = capability;
        }

        /** The method of the protocol that asks. */
        public String method() {
            return method;
        }

        /** What a client declares that answers it. */
        public String capability() {
            return capability;
        }
    }
}
