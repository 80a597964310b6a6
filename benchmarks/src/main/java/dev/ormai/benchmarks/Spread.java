package dev.ormai.benchmarks;

import java.util.Collection;
import java.util.Locale;

/** The smallest, the middle and the largest of some figures. */
record Spread(double least, double median, double most) {
    static Spread of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int last = sorted.length - 1;
        return new Spread(sorted[0], (sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[last]);
    }

    /** As {@code median (least to most)}. */
    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, least, most);
    }
}
