package dev.ormai.mcp.tool;

/**
 * What a call may do, as hints for clients that ask their user before it.
 *
 * @param readOnly it changes nothing
 * @param destructive it may change or remove what is there, not only add
 * @param idempotent the same call again changes nothing more
 */
public record ToolEffects(boolean readOnly, boolean destructive, boolean idempotent) {
    static final ToolEffects READS = new ToolEffects(true, false, true);
    static final ToolEffects ADDS = new ToolEffects(false, false, false);
    static final ToolEffects CHANGES = new ToolEffects(false, true, true);
}
