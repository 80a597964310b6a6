package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** <code>update t set a = 1, b = default where …</code>. */
public record Update(
        QualifiedName table,
        Optional<String> alias,
        List<Assignment> assignments,
        Optional<Expression> where,
        List<SelectItem> returning)
        implements Write {
    public Update {
        assignments = List.copyOf(assignments);
        returning = List.copyOf(returning);
    }

    @Override
    public Write mapChildren(TreeMapper mapper) {
        return new Update(
                table,
                alias,
                assignments.stream()
                        .map(a -> new Assignment(a.column(), mapper.expression(a.value())))
                        .toList(),
                where.map(mapper::expression),
                returning.stream().map(mapper::selectItem).toList());
    }

    /** One column's new value. */
    public record Assignment(String column, Expression value) {}
}
