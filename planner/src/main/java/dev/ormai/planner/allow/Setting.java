package dev.ormai.planner.allow;

import java.util.Set;

/**
 * A setting of a session that a statement may name.
 *
 * @param name as the database writes it
 * @param way how it may be set
 * @param values the values it may be set to, where these are few
 * @param shown whether SHOW answers
 * @param reason why this is harmless, or why nothing else is
 */
public record Setting(String name, Way way, Set<String> values, boolean shown, String reason) {
    /** How a setting may be set. */
    public enum Way {
        /** To any text. */
        ANY,
        /** To one of its values. */
        ONE,
        /** To the value that it has: nothing is done then. */
        SAME,
        /** To a time no longer than the connection began with, and than the policy's. */
        LOWER,
        /** To a list of schemas, of which those count that hold a relation of the principal's. */
        PATH,
        /** Not at all. */
        NEVER
    }

    public Setting {
        values = Set.copyOf(values);
    }
}
