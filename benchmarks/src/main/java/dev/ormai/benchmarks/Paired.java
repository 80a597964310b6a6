package dev.ormai.benchmarks;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs the ways of a question in turns of a few milliseconds, in another order each round, so that whatever else the machine does
 * disturbs all of them alike. For the thread that makes it.
 */
final class Paired {
    private static final com.sun.management.ThreadMXBean THREAD =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How long it is one way's turn: hundreds of short runs, or a single long one. */
    private static final long TURN_NANOS = 4_000_000;

    /** Read by nobody; written, so that no result is dropped. */
    static volatile long sink;

    private final Question question;
    private final Random order = new Random(1);
    private final long[] times = new long[1_000];

    Paired(Question question) {
        this.question = question;
    }

    /** Until the compiler has settled. */
    void warmUp(long seconds) throws SQLException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            round();
        }
    }

    /** The turns of each way; those with the same index belong to one round. */
    Map<String, List<Turn>> measure(long seconds) throws SQLException {
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        question.ways().keySet().forEach(name -> turns.put(name, new ArrayList<>()));
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        do {
            round().forEach((name, turn) ->
                    turns.computeIfAbsent(name, n -> new ArrayList<>()).add(turn));
        } while (System.nanoTime() < end);
        return turns;
    }

    private Map<String, Turn> round() throws SQLException {
        List<Map.Entry<String, Way>> ways = new ArrayList<>(question.ways().entrySet());
        Collections.shuffle(ways, order);
        Map<String, Turn> turns = new LinkedHashMap<>();
        for (Map.Entry<String, Way> way : ways) {
            turns.put(way.getKey(), turn(way.getValue()));
        }
        return turns;
    }

    private Turn turn(Way way) throws SQLException {
        long sum = 0;
        int runs = 0;
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long processor = THREAD.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long last = start;
        do {
            sum += way.run();
            long now = System.nanoTime();
            times[runs++] = now - last;
            last = now;
        } while (last - start < TURN_NANOS && runs < times.length);
        double processorNanos = THREAD.getCurrentThreadCpuTime() - processor;
        double allocated = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        sink = sum;
        Arrays.sort(times, 0, runs);
        return new Turn(times[runs / 2], processorNanos / runs, allocated / runs);
    }
}
