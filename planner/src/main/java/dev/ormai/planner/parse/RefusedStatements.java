package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.TokenKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that are refused by name, each with its reason and what to do instead: {@code refused.tsv} beside this class. */
public final class RefusedStatements {
    private static final List<Entry> ENTRIES = read();

    private RefusedStatements() {}

    /**
     * One kind of statement.
     *
     * @param words it begins with these, lower case
     * @param dialects the databases that have it; it is refused on all
     */
    public record Entry(List<String> words, Set<Dialect> dialects, String reason, String hint) {
        public Entry {
            words = List.copyOf(words);
            dialects = Set.copyOf(dialects);
        }

        /** The words as a message shows them. */
        public String name() {
            return String.join(" ", words).toUpperCase(Locale.ROOT);
        }
    }

    /** In the file's order. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /** The entry for what stands from this token on: the most words, then the cursor's own database. */
    static Optional<Entry> at(Cursor cursor, int index) {
        return ENTRIES.stream()
                .filter(entry -> matches(entry, cursor, index))
                .max(Comparator.<Entry>comparingInt(entry -> entry.words().size())
                        .thenComparing(entry -> entry.dialects().contains(cursor.dialect())));
    }

    private static boolean matches(Entry entry, Cursor cursor, int index) {
        List<String> words = entry.words();
        for (int i = 0; i < words.size(); i++) {
            if (cursor.token(index + i).kind() != TokenKind.WORD
                    || !cursor.token(index + i).isWord(words.get(i))) {
                return false;
            }
        }
        // Words that another database reads as a name, a setting or a noise word are not taken from it.
        return words.size() == 1 || entry.dialects().contains(cursor.dialect());
    }

    private static List<Entry> read() {
        try (InputStream in = RefusedStatements.class.getResourceAsStream("refused.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the list is missing: refused.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RefusedStatements::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list refused.tsv", e);
        }
    }

    private static Entry entry(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 4) {
            throw new IllegalStateException("refused.tsv: expected 4 fields: " + line);
        }
        Set<Dialect> dialects = Arrays.stream(fields[1].split(",", -1))
                .map(name -> Dialect.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new Entry(List.of(fields[0].split(" ", -1)), dialects, fields[2], fields[3]);
    }
}
