package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * One case of a file of plans: a title, a statement, and below it what its plan must say.
 *
 * @param facts the tables read, then one line for each column of the result
 */
record PlanCase(String title, String sql, List<String> facts) {
    PlanCase {
        facts = List.copyOf(facts);
    }

    static List<PlanCase> read(String text) {
        List<PlanCase> cases = new ArrayList<>();
        for (String block : text.strip().split("\n\n+", -1)) {
            List<String> lines = block.lines().toList();
            if (!lines.get(0).startsWith("# ") || !lines.get(1).startsWith("sql ")) {
                throw new IllegalArgumentException("not a title and a statement:\n" + block);
            }
            cases.add(
                    new PlanCase(lines.get(0).substring(2), lines.get(1).substring(4), lines.subList(2, lines.size())));
        }
        return cases;
    }

    /** What a plan says of its statement, in the form of these files. */
    static List<String> facts(RelationalPlan plan) {
        List<String> facts = new ArrayList<>();
        List<String> tables = plan.scans().stream()
                .filter(scan -> scan.purpose() == PlannedScan.Purpose.STATEMENT)
                .map(scan -> scan.table().name())
                .toList();
        facts.add("reads " + (tables.isEmpty() ? "nothing" : String.join(", ", tables)));
        plan.lineage().forEach(column -> {
            List<String> origins = column.origins().stream()
                    .map(origin -> origin.substring("shop.".length()))
                    .toList();
            facts.add("  " + column.label() + " <- " + (origins.isEmpty() ? "nothing" : String.join(", ", origins)));
        });
        return facts;
    }

    String text(List<String> newFacts) {
        return "# %s\nsql %s\n%s\n".formatted(title, sql, String.join("\n", newFacts));
    }
}
