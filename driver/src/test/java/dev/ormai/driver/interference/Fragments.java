package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Expressions of one dialect that fail on hidden rows only.
 *
 * @param numbers over one row
 * @param truths over one row
 * @param pairs numbers over two rows
 */
record Fragments(List<String> numbers, List<String> truths, List<String> pairs) {
    static Fragments of(DatabaseKind kind) {
        String name = "/interference/" + kind.name().toLowerCase(Locale.ROOT) + ".txt";
        Map<String, List<String>> sections = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Fragments.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            List<String> section = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = sections.computeIfAbsent(line, l -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return new Fragments(
                Objects.requireNonNull(sections.get("[number]"), "number"),
                Objects.requireNonNull(sections.get("[truth]"), "truth"),
                Objects.requireNonNull(sections.get("[pair]"), "pair"));
    }
}
