package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * <code>delete from t using s where …</code>.
 *
 * @param from what stands behind USING
 */
public record Delete(
        QualifiedName table,
        Optional<String> alias,
        List<FromItem> from,
        Optional<Expression> where,
        List<SelectItem> returning)
        implements Write {
    public Delete {
        from = List.copyOf(from);
        returning = List.copyOf(returning);
    }

    @Override
    public Delete returning(List<SelectItem> items) {
        return new Delete(table, alias, from, where, items);
    }

    @Override
    public Write mapChildren(TreeMapper mapper) {
        return new Delete(
                table,
                alias,
                from.stream().map(mapper::from).toList(),
                where.map(mapper::expression),
                returning.stream().map(mapper::selectItem).toList());
    }
}
