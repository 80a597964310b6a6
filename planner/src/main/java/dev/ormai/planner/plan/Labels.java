package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.List;

/** The labels of a query's columns. */
final class Labels {
    private Labels() {}

    /** The labels with the first ones replaced by the names that an alias lists. */
    static List<String> renamed(List<String> labels, List<String> names) {
        if (names.size() > labels.size()) {
            throw new UnplannableException(
                    "%d columns are named, but there are %d".formatted(names.size(), labels.size()));
        }
        List<String> renamed = new ArrayList<>(names);
        renamed.addAll(labels.subList(names.size(), labels.size()));
        return renamed;
    }
}
