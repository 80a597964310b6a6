package dev.ormai.planner.allow;

import dev.ormai.planner.Dialect;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operators of one dialect that a statement may use, read once from the text file that lists them. Words such as
 * {@code and} and {@code like} are operators too. Immutable, for any number of threads.
 */
public final class OperatorList {
    private static final Map<Dialect, OperatorList> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read(Dialect.POSTGRESQL),
            Dialect.MYSQL, read(Dialect.MYSQL),
            Dialect.H2, read(Dialect.H2)));

    private final Set<Entry> entries;
    private final Set<String> extensions;

    private OperatorList(Set<Entry> entries) {
        this.entries = Set.copyOf(entries);
        this.extensions = entries.stream().flatMap(e -> e.extension().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** On which sides an operator has operands. */
    public enum Form {
        PREFIX,
        INFIX
    }

    /** @param extension the extension that brings the operator; empty for the database's own */
    public record Entry(Form form, String symbol, Optional<String> extension) {}

    public static OperatorList of(Dialect dialect) {
        OperatorList list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of operators for " + dialect);
        }
        return list;
    }

    /** Whether the database's own operator may be used. */
    public boolean allows(Form form, String symbol) {
        return entries.contains(new Entry(form, symbol, Optional.empty()));
    }

    /** Whether the extension's operator may be used. */
    public boolean allows(Form form, String symbol, String extension) {
        return entries.contains(new Entry(form, symbol, Optional.of(extension)));
    }

    public Set<Entry> entries() {
        return entries;
    }

    /** The extensions whose operators are known. */
    public Set<String> extensions() {
        return extensions;
    }

    private static OperatorList read(Dialect dialect) {
        Set<Entry> entries = new HashSet<>();
        ListFile.read("operators", dialect, 3).forEach(fields -> {
            Optional<String> extension = Optional.of(fields.get(2)).filter(name -> !name.equals("-"));
            Entry entry = new Entry(Form.valueOf(fields.get(0).toUpperCase(Locale.ROOT)), fields.get(1), extension);
            if (!entries.add(entry)) {
                throw new IllegalStateException("listed twice: " + entry);
            }
        });
        return new OperatorList(entries);
    }
}
