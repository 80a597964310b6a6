package dev.ormai.planner.function;

import dev.ormai.planner.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The built-in functions of one dialect that a statement may call, read once from the text file that lists them with the
 * reasons. Keyword values such as {@code current_date} are on the list too. Immutable, for any number of threads.
 *
 * <p>The names are those of the database's own functions. A schema's function of the same name is another function, so a
 * caller has to know that a name without a schema cannot mean one of those.
 */
public final class FunctionList {
    private static final Map<Dialect, FunctionList> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read("postgresql.txt"),
            Dialect.MYSQL, read("mysql.txt"),
            Dialect.H2, read("h2.txt")));

    private final Map<String, Kind> kinds;

    private FunctionList(Map<String, Kind> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** What a function is called on. */
    public enum Kind {
        SCALAR,
        /** May stand with {@code over} too. */
        AGGREGATE,
        /** Needs {@code over}, or {@code within group} where it is a hypothetical-set aggregate. */
        WINDOW,
        /** Gives rows; in PostgreSQL it may also stand in a select list. */
        TABLE
    }

    public static FunctionList of(Dialect dialect) {
        FunctionList list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of functions for " + dialect);
        }
        return list;
    }

    /** Whether a statement may call the function; false for an unknown one. */
    public boolean allows(String lowerCaseName) {
        return kinds.containsKey(lowerCaseName);
    }

    /** Empty for a function that is not on the list. */
    public Optional<Kind> kind(String lowerCaseName) {
        return Optional.ofNullable(kinds.get(lowerCaseName));
    }

    /** All names, lower case, in no order. */
    public Set<String> names() {
        return kinds.keySet();
    }

    private static FunctionList read(String file) {
        try (InputStream in = FunctionList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the list of functions is missing: " + file);
            }
            return parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of functions " + file, e);
        }
    }

    static FunctionList parse(List<String> lines, String file) {
        Map<String, Kind> kinds = new HashMap<>();
        String before = "";
        for (String line : lines) {
            String entry = line.replaceFirst("#.*", "").strip();
            if (!entry.isEmpty()) {
                String[] words = entry.split(" ", -1);
                if (words.length != 2 || words[0].compareTo(before) <= 0) {
                    throw new IllegalStateException(
                            "%s: expected a name and its kind, sorted: %s".formatted(file, line));
                }
                before = words[0];
                kinds.put(before, Kind.valueOf(words[1].toUpperCase(Locale.ROOT)));
            }
        }
        return new FunctionList(kinds);
    }
}
