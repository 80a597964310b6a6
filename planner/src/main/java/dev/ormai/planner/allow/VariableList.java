package dev.ormai.planner.allow;

import dev.ormai.planner.Dialect;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The variables of MySQL's and MariaDB's server that a statement may read, from the file that lists them. Immutable. */
public final class VariableList {
    private static final VariableList LIST = read();

    private final Map<String, Entry> entries;

    private VariableList(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /**
     * One variable.
     *
     * @param constant what is answered in its place; absent: its own value
     * @param reason why this is harmless
     */
    public record Entry(String name, Optional<String> constant, String reason) {}

    public static VariableList get() {
        return LIST;
    }

    /** @param name in any case */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name.toLowerCase(Locale.ROOT)));
    }

    /** In the file's order. */
    public Collection<Entry> all() {
        return entries.values();
    }

    private static VariableList read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (List<String> fields : ListFile.read("variables", Dialect.MYSQL, 3)) {
            Optional<String> constant = fields.get(1).equals("own")
                    ? Optional.empty()
                    : Optional.of(fields.get(1).replace("''", ""));
            if (entries.put(fields.get(0), new Entry(fields.get(0), constant, fields.get(2))) != null) {
                throw new IllegalStateException("listed twice: " + fields.get(0));
            }
        }
        return new VariableList(entries);
    }
}
