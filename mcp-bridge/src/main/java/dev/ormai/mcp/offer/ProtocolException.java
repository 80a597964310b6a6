package dev.ormai.mcp.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;

/** A message that is answered with an error of the protocol. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    /** A resource that is not there, in the revisions with a handshake. */
    public static final int RESOURCE_NOT_FOUND = -32002;

    public static final int HEADER_MISMATCH = -32020;
    public static final int MISSING_CAPABILITY = -32021;
    public static final int UNSUPPORTED_VERSION = -32022;

    private final int code;
    private final transient Optional<JsonNode> data;

    public ProtocolException(int code, String message) {
        this(code, message, Optional.empty());
    }

    public ProtocolException(int code, String message, Optional<JsonNode> data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    /** What was asked for makes no sense. */
    public static ProtocolException invalidParams(String message) {
        return new ProtocolException(INVALID_PARAMS, message);
    }

    /** The request needs what the client has not declared. */
    public static ProtocolException missing(Collection<InputRequest.Kind> kinds) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode required = data.putObject("requiredCapabilities");
        kinds.forEach(kind -> required.putObject(kind.capability()));
        return new ProtocolException(
                MISSING_CAPABILITY, "the client has not declared what this request needs of it", Optional.of(data));
    }

    public int code() {
        return code;
    }

    public Optional<JsonNode> data() {
        return data;
    }

    /** The status of HTTP, as the newest revision has it. */
    public int status() {
        return switch (code) {
            case METHOD_NOT_FOUND -> 404;
            case INTERNAL_ERROR -> 500;
            default -> 400;
        };
    }
}
