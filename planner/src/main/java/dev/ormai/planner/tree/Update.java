package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * <code>update t set a = 1, b = default from s where …</code>.
 *
 * @param tuples which assignments were written as one, <code>(a, b) = (1, default)</code>, in their order
 */
public record Update(
        QualifiedName table,
        Optional<String> alias,
        List<Assignment> assignments,
        List<Tuple> tuples,
        List<FromItem> from,
        Optional<Expression> where,
        List<SelectItem> returning)
        implements Write {
    public Update {
        assignments = List.copyOf(assignments);
        tuples = List.copyOf(tuples);
        from = List.copyOf(from);
        returning = List.copyOf(returning);
    }

    /** With each assignment written by itself, which means the same. */
    public Update(
            QualifiedName table,
            Optional<String> alias,
            List<Assignment> assignments,
            List<FromItem> from,
            Optional<Expression> where,
            List<SelectItem> returning) {
        this(table, alias, assignments, List.of(), from, where, returning);
    }

    @Override
    public Update returning(List<SelectItem> items) {
        return new Update(table, alias, assignments, tuples, from, where, items);
    }

    @Override
    public Write mapChildren(TreeMapper mapper) {
        return new Update(
                table,
                alias,
                assignments.stream()
                        .map(a -> new Assignment(a.column(), mapper.expression(a.value())))
                        .toList(),
                tuples,
                from.stream().map(mapper::from).toList(),
                where.map(mapper::expression),
                returning.stream().map(mapper::selectItem).toList());
    }

    /** The assignments from the one at this place, counted from 0, as many as this. */
    public record Tuple(int first, int width) {}

    /** One column's new value. */
    public record Assignment(String column, Expression value) {}
}
