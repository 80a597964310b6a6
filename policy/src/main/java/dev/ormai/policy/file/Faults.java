package dev.ormai.policy.file;

import dev.ormai.policy.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong while reading goes on. Belongs to one reading, on one thread. */
final class Faults {
    /** Beyond this many a list of faults helps nobody. */
    private static final int MOST = 200;

    private final List<Fault> found = new ArrayList<>();
    private int left;

    void add(Place place, String path, String message, String expected) {
        if (found.size() < MOST) {
            found.add(new Fault(place.line(), place.column(), path, message, expected));
        } else {
            left++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Where something is wrong already; what follows from it need not be told. */
    Set<String> paths() {
        return found.stream().map(Fault::path).collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of their places. */
    List<Fault> list() {
        List<Fault> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        if (left > 0) {
            sorted.add(new Fault(0, 0, "", left + " more faults are not listed", "those listed to be corrected first"));
        }
        return sorted;
    }
}
