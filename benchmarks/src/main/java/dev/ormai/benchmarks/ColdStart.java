package dev.ormai.benchmarks;

import dev.ormai.testkit.DatabaseKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long does a program wait from its start to its first row: with the real driver, through OrmAI, and through OrmAI with an archive
 * of loaded classes (AppCDS)? The ways take turns.
 */
final class ColdStart {
    private static final int RUNS = 10;
    private static final String SQL = Statements.POINT + Shops.FIRST_CUSTOMER;

    private ColdStart() {}

    private record Start(List<String> options, String url) {}

    /** @param numbers how often each way starts; may be left out */
    static void run(List<String> numbers) throws IOException, InterruptedException {
        int runs = numbers.isEmpty() ? RUNS : Integer.parseInt(numbers.get(0));
        Path folder = Files.createTempDirectory("ormai-archive");
        Path archive = folder.resolve("classes.jsa");
        try (Shops shops = Shops.open(DatabaseKind.POSTGRESQL, "app", 1_000)) {
            Map<String, Start> starts = new LinkedHashMap<>();
            starts.put("raw", new Start(List.of(), shops.rawUrl()));
            starts.put("ormai", new Start(List.of(), shops.guardedUrl()));
            starts.put("with archive", new Start(List.of("-XX:SharedArchiveFile=" + archive), shops.guardedUrl()));
            milliseconds(shops, new Start(List.of("-XX:ArchiveClassesAtExit=" + archive), shops.guardedUrl()));
            print(measured(shops, starts, runs));
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(folder);
        }
    }

    private static Map<String, List<Double>> measured(Shops shops, Map<String, Start> starts, int runs)
            throws IOException, InterruptedException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, Start> start : starts.entrySet()) {
                times.computeIfAbsent(start.getKey(), name -> new ArrayList<>())
                        .add(milliseconds(shops, start.getValue()));
            }
        }
        return times;
    }

    private static void print(Map<String, List<Double>> times) {
        System.out.println("from the start of a JVM to its first row, ms: median (least to most)");
        List<Double> raw = times.values().iterator().next();
        times.forEach((name, own) -> {
            List<Double> over = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                over.add(own.get(i) - raw.get(i));
            }
            System.out.printf(
                    "%-14s %-26s over raw in the same round: %s%n",
                    name, Spread.of(own).text("%.0f"), Spread.of(over).text("%.0f"));
        });
    }

    /** Until the row is there; the JVM's end is waited for, and not counted. */
    private static double milliseconds(Shops shops, Start start) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = ChildJvm.of(start.options(), FirstRow.class, start.url(), shops.user(), shops.password(), SQL)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String row = output.readLine();
            double taken = (System.nanoTime() - begun) / 1e6;
            if (row == null || process.waitFor() != 0) {
                throw new IllegalStateException("the program ended without a row");
            }
            return taken;
        }
    }
}
