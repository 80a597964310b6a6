package dev.ormai.planner.tree;

import java.util.Optional;

/** <code>(a join b on …) [as c]</code>. */
public record ParenthesizedFrom(FromItem inner, Optional<Alias> alias) implements FromItem {
    @Override
    public FromItem mapChildren(TreeMapper mapper) {
        return new ParenthesizedFrom(mapper.from(inner), alias);
    }
}
