package dev.ormai.planner;

import dev.ormai.planner.tree.StatementTree;

/** The fidelity proof of a tree that was not read from a text: what is written reads as what was built. */
final class ReadBack {
    private ReadBack() {}

    /**
     * @param built by an entrance
     * @param read from the text that the tree was written as
     * @throws IllegalStateException if they differ; then a database would read something else than was meant
     */
    static <T extends StatementTree> T proved(T built, T read) {
        if (!built.equals(read)) {
            throw new IllegalStateException("a tree does not read back as it was built");
        }
        return built;
    }
}
