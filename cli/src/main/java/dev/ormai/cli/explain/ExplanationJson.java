package dev.ormai.cli.explain;

import dev.ormai.cli.Failure;
import dev.ormai.planner.Certificate;
import dev.ormai.planner.Cost;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.Plan;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.policy.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explanations as programs read them. */
final class ExplanationJson {
    private ExplanationJson() {}

    /** All there is to say about one statement. */
    static Map<String, @Nullable Object> full(Plan.Forward forward, Principal principal) {
        Explanation explanation = forward.explanation();
        Map<String, @Nullable Object> json = brief(forward, principal);
        json.put("functions", explanation.functions());
        json.put("decisions", explanation.decisions());
        json.put("notices", explanation.notices());
        json.put(
                "max_rows",
                number(
                        forward.sql().maxRows().isPresent(),
                        forward.sql().maxRows().orElse(0)));
        json.put(
                "timeout_ms",
                number(
                        forward.sql().timeoutMillis().isPresent(),
                        forward.sql().timeoutMillis().orElse(0)));
        json.put(
                "lineage",
                explanation.lineage().stream()
                        .map(column -> Map.of("label", column.label(), "origins", column.origins()))
                        .toList());
        json.put("plan", explanation.relationalPlan().orElse(null));
        json.put("unplanned_reason", explanation.unplannedReason().orElse(null));
        json.put("certificate", certificate(explanation.certificate()));
        return json;
    }

    /** What a program needs to run the statement and to compare it with others. */
    static Map<String, @Nullable Object> brief(Plan.Forward forward, Principal principal) {
        Explanation explanation = forward.explanation();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sql", forward.sql().text());
        json.put(
                "parameters",
                BoundValue.of(forward.sql(), principal).stream()
                        .map(BoundValue::json)
                        .toList());
        json.put("tables", names(explanation.tables()));
        json.put("models", explanation.models());
        json.put("columns", explanation.columnsRead());
        json.put("cost", cost(explanation.cost()));
        json.put("planned", explanation.relationalPlan().isPresent());
        json.put("certificate", explanation.certificate().textDigest());
        return json;
    }

    static Map<String, Object> error(Failure failure) {
        return Map.of("error", failure.json());
    }

    private static @Nullable Map<String, Object> cost(Optional<Cost> cost) {
        return cost.<Map<String, Object>>map(c -> new LinkedHashMap<>(Map.of("rows", c.rows(), "total", c.total())))
                .orElse(null);
    }

    private static Map<String, Object> certificate(Certificate certificate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text_digest", certificate.textDigest());
        json.put("tables", names(certificate.tables()));
        json.put("functions", certificate.functions());
        json.put("confirmed_by_plan", certificate.confirmedByPlan());
        return json;
    }

    private static List<String> names(List<TableId> tables) {
        return tables.stream().map(TableId::toString).toList();
    }

    private static @Nullable Object number(boolean present, long value) {
        return present ? value : null;
    }
}
