package dev.ormai.planner.tree;

import java.util.Optional;

/** One item of a select list. */
public sealed interface SelectItem {
    SelectItem mapChildren(TreeMapper mapper);

    /** An expression with its label, if one was written. */
    record Value(Expression expression, Optional<String> alias) implements SelectItem {
        @Override
        public SelectItem mapChildren(TreeMapper mapper) {
            return new Value(mapper.expression(expression), alias);
        }
    }

    /** <code>*</code> or <code>t.*</code>. */
    record AllColumns(Optional<QualifiedName> qualifier) implements SelectItem {
        @Override
        public SelectItem mapChildren(TreeMapper mapper) {
            return this;
        }
    }
}
