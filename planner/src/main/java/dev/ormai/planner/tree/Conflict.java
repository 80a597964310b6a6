package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * What an INSERT does instead where a row with the same key is there: <code>on conflict (a) where b do update set c = excluded.c where
 * d</code>, or <code>do nothing</code>.
 *
 * @param keys columns, and expressions over them, of the unique index that is meant; empty for any, or where a constraint is named
 * @param predicate that the index must have, if it holds some of the rows
 * @param constraint the name of the one that is meant
 * @param assignments what the row that is there gets; empty for DO NOTHING
 * @param tuples as in {@link Update}
 * @param where which of the rows that are there are changed
 */
public record Conflict(
        List<Expression> keys,
        Optional<Expression> predicate,
        Optional<String> constraint,
        List<Update.Assignment> assignments,
        List<Update.Tuple> tuples,
        Optional<Expression> where) {
    /** The name that the row has which was to be inserted. */
    public static final String EXCLUDED = "excluded";

    public Conflict {
        keys = List.copyOf(keys);
        assignments = List.copyOf(assignments);
        tuples = List.copyOf(tuples);
    }

    public boolean updates() {
        return !assignments.isEmpty();
    }

    /** The same for the same keys, with other values and conditions, each assignment written by itself. */
    public Conflict setting(List<Update.Assignment> other, Optional<Expression> condition) {
        return new Conflict(keys, predicate, constraint, other, List.of(), condition);
    }

    Conflict mapChildren(TreeMapper mapper) {
        return new Conflict(
                mapper.expressions(keys),
                predicate.map(mapper::expression),
                constraint,
                assignments.stream()
                        .map(a -> new Update.Assignment(a.column(), mapper.expression(a.value())))
                        .toList(),
                tuples,
                where.map(mapper::expression));
    }
}
