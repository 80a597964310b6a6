package dev.ormai.planner.mask;

import dev.ormai.policy.MaskKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the original's masks make of some values, a line a value. Where it would show a value whole, under a pattern that
 * shows as many characters as there are, the table holds stars.
 */
final class OriginalMasks {
    private static final Map<String, MaskKind> KINDS = Map.of(
            "automatic", new MaskKind.Automatic(),
            "email", new MaskKind.Email(),
            "phone", new MaskKind.Phone(),
            "card", new MaskKind.Card(),
            "partial", new MaskKind.Partial());

    private final List<String> names;
    private final List<List<String>> lines;

    private OriginalMasks(List<String> names, List<List<String>> lines) {
        this.names = names;
        this.lines = lines;
    }

    static OriginalMasks read() {
        try (InputStream in = OriginalMasks.class.getResourceAsStream("masks.tsv")) {
            if (in == null) {
                throw new IllegalStateException("masks.tsv is missing");
            }
            List<List<String>> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
            return new OriginalMasks(lines.get(0).subList(1, lines.get(0).size()), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The masks by the name at the head of their column. */
    List<String> names() {
        return names;
    }

    static MaskKind kind(String name) {
        MaskKind kind = KINDS.get(name);
        return kind == null ? MaskKind.Pattern.parse(name) : kind;
    }

    List<String> values() {
        return lines.stream().map(line -> line.get(0)).toList();
    }

    List<String> masked(String name) {
        return lines.stream().map(line -> line.get(names.indexOf(name) + 1)).toList();
    }
}
