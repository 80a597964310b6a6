package dev.ormai.driver.traffic;

import dev.ormai.policy.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of one client's statements. */
final class TrafficTally {
    private static final int SHOWN = 110;

    private final String client;
    private int admitted;
    private long millis;
    private long slowestMillis;
    private String slowest = "";
    private final Map<String, List<String>> refused = new LinkedHashMap<>();
    private final Map<String, String> late = new TreeMap<>();

    TrafficTally(String client) {
        this.client = client;
    }

    void admitted() {
        admitted++;
    }

    void refused(String sql, Refusal refusal) {
        String cause = refusal.code() + " " + refusal.message().replaceFirst("^line \\d+:\\d+: ", "");
        refused.computeIfAbsent(cause, missing -> new ArrayList<>()).add(sql);
    }

    void took(String sql, long time) {
        millis += time;
        if (time > slowestMillis) {
            slowestMillis = time;
            slowest = sql;
        }
    }

    /** Where the time went. */
    String slowest() {
        return "    slowest: %d ms, %d characters: %s".formatted(slowestMillis, slowest.length(), shortened(slowest));
    }

    /** It took longer than it may. */
    void late(String sql, String where) {
        late.put(sql, where);
    }

    Map<String, String> late() {
        return late;
    }

    Map<String, List<String>> refused() {
        return refused;
    }

    String row() {
        int refusals = refused.values().stream().mapToInt(List::size).sum();
        return "| %-24s | %5d | %5d | %5d | %4d | %7d | %6d |"
                .formatted(
                        client,
                        admitted + refusals + late.size(),
                        admitted,
                        refusals,
                        late.size(),
                        millis,
                        slowestMillis);
    }

    /** A line for each cause, the most frequent first. */
    List<String> causes(int most) {
        return refused.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(most)
                .map(entry -> "    %4d %s  e.g. %s"
                        .formatted(
                                entry.getValue().size(),
                                shortened(entry.getKey()),
                                shortened(entry.getValue().get(0))))
                .toList();
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
