package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** A name of one or more decoded and folded parts, the most general first. */
public record QualifiedName(List<String> parts) {
    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    public static QualifiedName of(String... parts) {
        return new QualifiedName(List.of(parts));
    }

    public String last() {
        return parts.get(parts.size() - 1);
    }

    public Optional<String> schema() {
        return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
