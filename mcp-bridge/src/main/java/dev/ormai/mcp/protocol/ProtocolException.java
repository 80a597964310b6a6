package dev.ormai.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A message that is answered with an error of the protocol. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    static final int HEADER_MISMATCH = -32020;
    static final int UNSUPPORTED_VERSION = -32022;

    private final int code;
    private final transient Optional<JsonNode> data;

    ProtocolException(int code, String message) {
        this(code, message, Optional.empty());
    }

    ProtocolException(int code, String message, Optional<JsonNode> data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    int code() {
        return code;
    }

    Optional<JsonNode> data() {
        return data;
    }

    /** As the newest revision has it; the older ones say nothing of it. */
    int status() {
        return switch (code) {
            case METHOD_NOT_FOUND -> 404;
            case INTERNAL_ERROR -> 500;
            default -> 400;
        };
    }
}
