package dev.ormai.driver.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The scans of tables in a plan of PostgreSQL's: which stand under the tenant's predicate and which do not. */
final class GuardedScans {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a plan says which rows a scan gives. */
    private static final List<String> CONDITIONS = List.of("Filter", "Index Cond", "Recheck Cond", "One-Time Filter");

    private static final Pattern TENANT = Pattern.compile("\\btenant_id = (1\\b|'1'::)");

    private int guarded;
    private final List<String> bare = new ArrayList<>();

    private GuardedScans() {}

    /** @param plan as {@code EXPLAIN (VERBOSE, FORMAT JSON)} gives it */
    static GuardedScans of(String plan) throws IOException {
        GuardedScans scans = new GuardedScans();
        for (JsonNode root : JSON.readTree(plan)) {
            scans.visit(root.get("Plan"));
        }
        return scans;
    }

    int guarded() {
        return guarded;
    }

    /** Tables that are read whole, in the plan's words. */
    List<String> bare() {
        return bare;
    }

    /** Rows of the catalog belong to no tenant: what a principal may know of them is another test's. */
    private static boolean isTable(JsonNode node) {
        return node.has("Relation Name") && !node.path("Schema").asText().equals("pg_catalog");
    }

    private void visit(JsonNode node) {
        if (isTable(node)) {
            if (CONDITIONS.stream()
                    .anyMatch(name -> TENANT.matcher(node.path(name).asText()).find())) {
                guarded++;
            } else {
                bare.add(node.get("Node Type").asText() + " on "
                        + node.path("Schema").asText() + "."
                        + node.get("Relation Name").asText());
            }
        }
        node.path("Plans").forEach(this::visit);
    }
}
