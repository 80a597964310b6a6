package dev.ormai.driver.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement and what becomes of it. Its entries can be set when the files are written anew; otherwise nothing changes them.
 *
 * <ul>
 *   <li>{@code sql}: the statement, its lines as they are
 *   <li>{@code with}: the values that are bound to its {@code ?}
 *   <li>{@code policy}, {@code as}, {@code only}: see {@link GoldenFile}; here for this case alone
 *   <li>{@code h2}, {@code postgresql}, {@code mariadb}: the rewritten text; see {@link RewrittenText}
 *   <li>{@code refused}, {@code refused-h2}, …: code and message, instead of texts
 *   <li>{@code fails}, {@code fails-h2}, …: the SQLSTATE with which the database answers, through us and on the views alike
 *   <li>{@code means}, {@code means-h2}, …: what to ask the views where the statement itself cannot be asked there
 *   <li>{@code rows}, {@code rows-h2}, …: how many rows come
 *   <li>{@code limited}: rows that the policy's limit lets through; the views give them first
 *   <li>{@code order}: {@code any} where ORDER BY leaves ties
 * </ul>
 */
final class GoldenCase {
    private final GoldenFile file;
    private final String name;
    private final Map<String, String> entries;

    GoldenCase(GoldenFile file, String name, Map<String, String> entries) {
        this.file = file;
        this.name = name;
        this.entries = new LinkedHashMap<>(entries);
    }

    /** The sentence behind its {@code #}. */
    String name() {
        return name;
    }

    /** Its own entries, in their order. */
    Map<String, String> entries() {
        return entries;
    }

    String sql() {
        return required("sql");
    }

    String policy() {
        return required("policy");
    }

    Caller caller() {
        return Caller.parse(required("as"));
    }

    boolean runsOn(String database) {
        return databases().contains(database);
    }

    private List<String> databases() {
        return Stream.of(entry("only").orElse("h2, postgresql").split(","))
                .map(String::strip)
                .toList();
    }

    /** The entry of the case, else of its file's head. */
    Optional<String> entry(String key) {
        return Optional.ofNullable(entries.get(key))
                .or(() -> Optional.ofNullable(file.head().get(key)));
    }

    /** The entry for one database, else the one for all. */
    Optional<String> entry(String key, String database) {
        return entry(key + "-" + database).or(() -> entry(key));
    }

    /** Sets an entry for all databases if it has none yet, or for this one if the others' differs. */
    void set(String key, String database, String value) {
        String own = key + "-" + database;
        if (entries.containsKey(own)) {
            entries.put(own, value);
        } else if (!entries.containsKey(key) || databases().size() == 1) {
            entries.put(key, value);
        } else if (!value.equals(entries.get(key))) {
            entries.put(own, value);
        }
    }

    private String required(String key) {
        return entry(key)
                .orElseThrow(() -> new IllegalStateException("%s: '%s' has no %s".formatted(file.name(), name, key)));
    }
}
