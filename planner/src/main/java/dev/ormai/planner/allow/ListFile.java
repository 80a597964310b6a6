package dev.ormai.planner.allow;

import dev.ormai.planner.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A list beside this class: one entry a line, its fields separated by tabs; lines that begin with a blank or # are comments. */
final class ListFile {
    private ListFile() {}

    /** The fields of each entry of {@code <subject>-<dialect>.tsv}. */
    static List<List<String>> read(String subject, Dialect dialect, int fields) {
        String name = subject + "-" + dialect.name().toLowerCase(Locale.ROOT) + ".tsv";
        try (InputStream in = ListFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the list is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> entry(line, name, fields))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list " + name, e);
        }
    }

    private static List<String> entry(String line, String name, int fields) {
        List<String> entry = List.of(line.split("\t", -1));
        if (entry.size() != fields || entry.stream().anyMatch(String::isBlank)) {
            throw new IllegalStateException("%s: expected %d fields: %s".formatted(name, fields, line));
        }
        return entry;
    }
}
