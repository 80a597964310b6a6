package dev.ormai.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Asks a question in several JVMs, one after the other, and prints what they found. */
final class PairedRun {
    private static final int FORKS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final int MEASURED_SECONDS = 30;

    private PairedRun() {}

    /**
     * What one JVM found of one way: the medians of its turns.
     *
     * @param ratio to the first way, the median over the rounds
     * @param rounds how many there were
     */
    private record Found(double nanos, double processorNanos, double bytes, double ratio, long rounds) {
        static Found parse(String[] fields) {
            return new Found(
                    Double.parseDouble(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]),
                    Long.parseLong(fields[5]));
        }
    }

    /** @param numbers forks, seconds to warm up, seconds to measure; each may be left out */
    static void run(String question, List<String> numbers) throws IOException, InterruptedException {
        int forks = number(numbers, 0, FORKS);
        String warmUp = String.valueOf(number(numbers, 1, WARM_UP_SECONDS));
        String measured = String.valueOf(number(numbers, 2, MEASURED_SECONDS));
        System.out.printf(
                Locale.ROOT,
                "%s: %d forks, %s s warm-up, %s s measured; median over forks (least to most)%n",
                question,
                forks,
                warmUp,
                measured);
        Map<String, List<Found>> found = new LinkedHashMap<>();
        for (int fork = 0; fork < forks; fork++) {
            for (String line : ChildJvm.lines(List.of(), PairedFork.class, question, warmUp, measured)) {
                String[] fields = line.split("\t", -1);
                found.computeIfAbsent(fields[0], name -> new ArrayList<>()).add(Found.parse(fields));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-36s %-24s %-24s %-26s %-24s %s%n",
                "way",
                "time, µs",
                "client's processor, µs",
                "B",
                "ratio",
                "rounds");
        found.forEach(PairedRun::print);
    }

    private static int number(List<String> numbers, int index, int otherwise) {
        return index < numbers.size() ? Integer.parseInt(numbers.get(index)) : otherwise;
    }

    private static void print(String way, List<Found> found) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %-24s %-24s %-26s %-24s %d%n",
                way,
                over(found, f -> f.nanos() / 1_000).text("%.1f"),
                over(found, f -> f.processorNanos() / 1_000).text("%.1f"),
                over(found, Found::bytes).text("%.0f"),
                over(found, Found::ratio).text("%.3f"),
                found.stream().mapToLong(Found::rounds).sum());
    }

    private static Spread over(List<Found> found, ToDoubleFunction<Found> figure) {
        return Spread.of(found.stream().map(figure::applyAsDouble).toList());
    }
}
