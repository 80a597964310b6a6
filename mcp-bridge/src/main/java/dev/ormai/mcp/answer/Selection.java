package dev.ormai.mcp.answer;

import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.Link;
import dev.ormai.mcp.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that are read of a model.
 *
 * @param shown those that are handed out, in the order in which they were asked for
 * @param read these and the ones that are needed to sort and to relate
 */
record Selection(List<Field> shown, List<Field> read) {
    Selection {
        shown = List.copyOf(shown);
        read = List.copyOf(read);
    }

    static Selection of(Model model, Optional<List<String>> select, List<Link> links, List<Field> needed) {
        List<Field> shown = shown(model, select);
        Set<Field> read = new LinkedHashSet<>(shown);
        links.forEach(link -> read.addAll(link.from()));
        read.addAll(needed);
        return new Selection(shown, new ArrayList<>(read));
    }

    /** Every permitted field where none is named; a name that comes twice counts once. */
    static List<Field> shown(Model model, Optional<List<String>> select) {
        return select.filter(names -> !names.isEmpty())
                .map(names -> names.stream().map(model::field).distinct().toList())
                .orElseGet(() -> List.copyOf(model.fields().values()));
    }

    int column(Field field) {
        return read.indexOf(field);
    }
}
