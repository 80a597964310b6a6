package dev.ormai.planner.tree;

/** <code>table t</code>. */
public record TableBody(QualifiedName table) implements QueryBody {
    @Override
    public QueryBody mapChildren(TreeMapper mapper) {
        return this;
    }
}
