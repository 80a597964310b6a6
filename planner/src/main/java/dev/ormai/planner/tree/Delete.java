package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** <code>delete from t where …</code>. */
public record Delete(
        QualifiedName table, Optional<String> alias, Optional<Expression> where, List<SelectItem> returning)
        implements Write {
    public Delete {
        returning = List.copyOf(returning);
    }

    @Override
    public Delete returning(List<SelectItem> items) {
        return new Delete(table, alias, where, items);
    }

    @Override
    public Write mapChildren(TreeMapper mapper) {
        return new Delete(
                table,
                alias,
                where.map(mapper::expression),
                returning.stream().map(mapper::selectItem).toList());
    }
}
