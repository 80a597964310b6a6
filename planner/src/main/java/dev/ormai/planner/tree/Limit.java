package dev.ormai.planner.tree;

import java.util.Optional;

/**
 * How many rows, from which on.
 *
 * @param count absent: all; {@link NullLiteral} stands for LIMIT ALL where {@code all} is set
 * @param style the spelling, so that the text can be given back
 */
public record Limit(
        Optional<Expression> count, Optional<Expression> offset, boolean all, boolean withTies, Style style) {
    public Limit mapChildren(TreeMapper mapper) {
        return new Limit(count.map(mapper::expression), offset.map(mapper::expression), all, withTies, style);
    }

    /** LIMIT_OFFSET: limit n offset m; OFFSET_LIMIT: the other way round; COMMA: limit m, n; FETCH: offset m rows fetch first n rows only. */
    public enum Style {
        LIMIT_OFFSET,
        OFFSET_LIMIT,
        COMMA,
        FETCH
    }
}
