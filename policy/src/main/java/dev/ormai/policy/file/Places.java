package dev.ormai.policy.file;

import dev.ormai.policy.file.Node.Mapping;
import java.util.Map;
import java.util.Optional;

/** Finds the place in the file for a path of keys that was made from it. */
final class Places {
    private Places() {}

    /** The place of the path's value or of the nearest thing above it that the file holds. */
    static Place of(String path, Node node) {
        Place best = node.place();
        Node at = node;
        String rest = path;
        while (!rest.isEmpty() && at instanceof Mapping mapping) {
            Optional<Map.Entry<String, Node.Entry>> next = step(mapping, rest);
            if (next.isEmpty()) {
                return best;
            }
            best = next.get().getValue().key();
            at = next.get().getValue().value();
            String key = next.get().getKey();
            rest = rest.length() > key.length() ? rest.substring(key.length() + 1) : "";
        }
        return best;
    }

    /** The longest key that the path begins with; keys may hold dots themselves. */
    private static Optional<Map.Entry<String, Node.Entry>> step(Mapping mapping, String path) {
        return mapping.entries().entrySet().stream()
                .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "."))
                .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()));
    }
}
