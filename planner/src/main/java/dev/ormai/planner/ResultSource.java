package dev.ormai.planner;

import java.util.Optional;

/**
 * A table or common table expression as the client named it.
 *
 * @param schema absent for a common table expression
 */
public record ResultSource(Optional<String> schema, String name) {}
