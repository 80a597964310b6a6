package dev.ormai.planner.tree;

import java.util.List;

/** A column named by one to four parts: column, table.column, schema.table.column. Parts are decoded and folded. */
public record ColumnReference(List<String> parts) implements Expression {
    public ColumnReference {
        parts = List.copyOf(parts);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.columnReference(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }

    public static ColumnReference of(String... parts) {
        return new ColumnReference(List.of(parts));
    }

    /** The last part. */
    public String column() {
        return parts.get(parts.size() - 1);
    }

    /** All parts but the last. */
    public List<String> qualifier() {
        return parts.subList(0, parts.size() - 1);
    }
}
