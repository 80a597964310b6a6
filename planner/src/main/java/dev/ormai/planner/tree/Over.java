package dev.ormai.planner.tree;

/** Where a window function looks: a named window or one spelled out. */
public sealed interface Over {
    Over mapChildren(TreeMapper mapper);

    /** <code>over w</code>. */
    record Named(String window) implements Over {
        @Override
        public Over mapChildren(TreeMapper mapper) {
            return this;
        }
    }

    /** <code>over (…)</code>. */
    record Inline(WindowSpecification window) implements Over {
        @Override
        public Over mapChildren(TreeMapper mapper) {
            return new Inline(mapper.window(window));
        }
    }
}
