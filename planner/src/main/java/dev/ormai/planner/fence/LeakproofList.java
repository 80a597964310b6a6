package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What cannot fail on any value, has no effect and takes no time that tells of the value: a table in a resource file of
 * each dialect, each entry with its reason. What is not in the table is not leakproof. Immutable.
 */
public final class LeakproofList {
    private static final Map<Dialect, LeakproofList> LISTS = new EnumMap<>(Dialect.class);

    static {
        for (Dialect dialect : Dialect.values()) {
            LISTS.put(dialect, read(dialect));
        }
    }

    private final List<Entry> entries;

    /** The operands of comparisons; a list of a statement may hold very many. */
    private final Set<List<Family>> equal;

    private final Set<List<Family>> ordered;

    private LeakproofList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.equal = compared(entry -> true);
        this.ordered = compared(entry -> entry.name.equals("any"));
    }

    private Set<List<Family>> compared(Predicate<Entry> which) {
        return entries.stream()
                .filter(entry -> entry.kind == Kind.COMPARE && which.test(entry))
                .map(Entry::arguments)
                .collect(Collectors.toUnmodifiableSet());
    }

    static LeakproofList of(Dialect dialect) {
        return Objects.requireNonNull(LISTS.get(dialect), "every dialect has a list");
    }

    List<Entry> entries() {
        return entries;
    }

    /**
     * One line of the table.
     *
     * @param kind compare, arithmetic, function, pattern or cast
     * @param name the comparison ({@code any} or {@code equality}), the operator or the function, or the type cast to
     * @param arguments families of the operands, in order
     * @param result what it gives; {@link Family#BOOLEAN} for a comparison
     * @param evidence {@code catalog} where the database itself calls it leakproof, {@code ours} where we do
     * @param reason why it cannot fail
     */
    record Entry(Kind kind, String name, List<Family> arguments, Family result, Evidence evidence, String reason) {}

    /** What an entry speaks of. */
    enum Kind {
        COMPARE,
        /** On decimals of few digits: {@link BoundedArithmetic}. */
        ARITHMETIC,
        FUNCTION,
        PATTERN,
        CAST
    }

    /** Who says so. */
    enum Evidence {
        CATALOG,
        OURS
    }

    /** @param operator an operator such as {@code <=} */
    boolean comparable(String operator, Family left, Family right) {
        boolean equality = operator.equals("=") || operator.equals("<>") || operator.equals("!=");
        Set<List<Family>> operands = equality ? equal : ordered;
        return operands.contains(List.of(left, right)) || operands.contains(List.of(right, left));
    }

    Optional<Family> call(Kind kind, String name, List<Family> arguments) {
        return entries.stream()
                .filter(e -> e.kind == kind && e.name.equals(name) && e.arguments.equals(arguments))
                .map(Entry::result)
                .findFirst();
    }

    private static LeakproofList read(Dialect dialect) {
        String name = "leakproof-" + dialect.name().toLowerCase(Locale.ROOT) + ".tsv";
        try (InputStream in = LeakproofList.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Entry> entries = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(entry(line));
                }
            }
            return new LeakproofList(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static Entry entry(String line) {
        List<String> fields = List.of(line.split("\\t+", -1));
        if (fields.size() != 6) {
            throw new IllegalStateException("not six fields: " + line);
        }
        List<Family> arguments = List.of(fields.get(2).split(" ", -1)).stream()
                .map(LeakproofList::family)
                .toList();
        return new Entry(
                Kind.valueOf(upper(fields.get(0))),
                fields.get(1),
                arguments,
                family(fields.get(3)),
                Evidence.valueOf(upper(fields.get(4))),
                fields.get(5));
    }

    private static Family family(String name) {
        return Family.valueOf(upper(name));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
