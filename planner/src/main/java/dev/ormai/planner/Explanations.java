package dev.ormai.planner;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.RelationUse;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.plan.PlanOutcome;
import dev.ormai.planner.plan.RelationalPlan;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RowPredicate;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.decision.Notice;
import dev.ormai.policy.decision.Obligations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts together what people, logs and the audit are told of an admitted statement. */
final class Explanations {
    private Explanations() {}

    static Explanation of(
            String template,
            String rewrittenTemplate,
            Bound bound,
            Fences fences,
            Obligations obligations,
            PlanOutcome outcome,
            Certificate certificate) {
        Optional<RelationalPlan> plan =
                outcome instanceof PlanOutcome.Planned planned ? Optional.of(planned.plan()) : Optional.empty();
        return new Explanation(
                template,
                rewrittenTemplate,
                bound.tableIds(),
                bound.uses().stream().map(use -> use.relation().model()).toList(),
                columns(bound),
                List.copyOf(bound.functions()),
                decisions(bound, fences, obligations),
                notices(obligations),
                plan.map(RelationalPlan::cost),
                plan.map(RelationalPlan::lineage).orElse(List.of()),
                plan.map(RelationalPlan::text),
                outcome instanceof PlanOutcome.Unplanned unplanned ? Optional.of(unplanned.reason()) : Optional.empty(),
                certificate);
    }

    private static List<String> columns(Bound bound) {
        return bound.uses().stream()
                .flatMap(use ->
                        use.read().stream().map(column -> use.relation().table().id() + "." + column))
                .toList();
    }

    private static List<String> decisions(Bound bound, Fences fences, Obligations obligations) {
        List<String> decisions = new ArrayList<>();
        for (RelationUse use : bound.uses()) {
            decisions.add(rows(use));
            for (RelationColumn column : use.relation().columns()) {
                if (column.masked() && use.read().contains(column.column().name())) {
                    String rule = column.rule() instanceof FieldRule.Hash ? "hashed" : "masked";
                    decisions.add(use.relation().model() + "." + column.column().name() + ": " + rule);
                }
            }
        }
        decisions.addAll(fences.decisions());
        obligations.rowLimit().ifPresent(limit -> decisions.add("rows returned: at most " + limit));
        obligations.statementTimeoutMillis().ifPresent(millis -> decisions.add("time: at most " + millis + " ms"));
        return decisions;
    }

    private static String rows(RelationUse use) {
        List<String> kinds = use.relation().predicates().stream()
                .map(RowPredicate::kind)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        return use.relation().model() + ": " + (kinds.isEmpty() ? "all rows" : "rows by " + String.join(", ", kinds));
    }

    private static List<String> notices(Obligations obligations) {
        List<String> notices =
                new ArrayList<>(obligations.notices().stream().map(Notice::text).toList());
        obligations.rowLimit().ifPresent(limit -> notices.add("at most " + limit + " rows are returned"));
        return notices;
    }
}
