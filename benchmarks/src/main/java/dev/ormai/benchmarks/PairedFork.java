package dev.ormai.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One JVM of a paired run: warms up, measures, prints one line a way. */
final class PairedFork {
    private PairedFork() {}

    /** @param arguments the question, then the seconds to warm up and to measure */
    public static void main(String[] arguments) throws SQLException {
        try (Question question = Questions.open(arguments[0])) {
            Paired paired = new Paired(question);
            paired.warmUp(Long.parseLong(arguments[1]));
            Map<String, List<Turn>> turns = paired.measure(Long.parseLong(arguments[2]));
            turns.forEach((name, own) -> System.out.println(line(name, own, turnsOf(question.against(name), turns))));
        }
    }

    private static List<Turn> turnsOf(String way, Map<String, List<Turn>> turns) {
        List<Turn> own = turns.get(way);
        if (own == null) {
            throw new IllegalStateException("the question has no way '" + way + "', only " + turns.keySet());
        }
        return own;
    }

    private static String line(String name, List<Turn> own, List<Turn> base) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i).nanos() / base.get(i).nanos());
        }
        return String.format(
                Locale.ROOT,
                "%s\t%.0f\t%.0f\t%.0f\t%.4f\t%d",
                name,
                median(own, Turn::nanos),
                median(own, Turn::processorNanos),
                median(own, Turn::bytes),
                Spread.of(ratios).median(),
                own.size());
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Spread.of(turns.stream().map(figure::applyAsDouble).toList()).median();
    }
}
