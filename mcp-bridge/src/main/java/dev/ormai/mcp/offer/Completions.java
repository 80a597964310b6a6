package dev.ormai.mcp.offer;

import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Map;

/** Values that a half-written argument may become. Thread-safe. */
@FunctionalInterface
public interface Completions {
    /** Of what the argument is: a prompt by its name, or a template of addresses by its text. */
    enum Of {
        PROMPT,
        RESOURCE
    }

    /**
     * What is being written.
     *
     * @param reference the prompt's name or the template
     * @param argument the argument's name
     * @param value what stands there so far
     * @param others the arguments that are written already
     */
    record Unfinished(Of of, String reference, String argument, String value, Map<String, String> others) {
        public Unfinished {
            others = Map.copyOf(others);
        }
    }

    /** All that fit, the best first; empty if nothing is known. */
    List<String> complete(Principal principal, Unfinished unfinished) throws ProtocolException;
}
