package dev.ormai.planner;

import dev.ormai.planner.catalog.TableId;
import java.util.List;
import java.util.Optional;

/**
 * Why a statement was admitted in the form it was: for people, logs and the audit. Holds no values.
 *
 * @param template the statement with its literals replaced by {@code ?}
 * @param rewrittenTemplate the admitted text, its literals replaced alike
 * @param tables the tables it reads, in order of first mention
 * @param models the models that stand for them, in the same order
 * @param columnsRead the columns it reads, as {@code schema.table.column}
 * @param functions the functions it calls, lower case
 * @param decisions one line for each rule that was applied
 * @param notices what an agent should know: uses of masked values in conditions, row limits
 * @param cost absent without a relational plan
 * @param lineage where each result column comes from, in order; empty without a relational plan
 * @param relationalPlan for people; absent without one
 * @param unplannedReason why there is no relational plan
 * @param certificate what was proved of the text
 */
public record Explanation(
        String template,
        String rewrittenTemplate,
        List<TableId> tables,
        List<String> models,
        List<String> columnsRead,
        List<String> functions,
        List<String> decisions,
        List<String> notices,
        Optional<Cost> cost,
        List<ColumnLineage> lineage,
        Optional<String> relationalPlan,
        Optional<String> unplannedReason,
        Certificate certificate) {
    public Explanation {
        tables = List.copyOf(tables);
        models = List.copyOf(models);
        columnsRead = List.copyOf(columnsRead);
        functions = List.copyOf(functions);
        decisions = List.copyOf(decisions);
        notices = List.copyOf(notices);
        lineage = List.copyOf(lineage);
    }

    /** The same for every statement of a shape: without the relational plan, which shows literals of one of them. */
    public Explanation ofShape() {
        return new Explanation(
                template,
                rewrittenTemplate,
                tables,
                models,
                columnsRead,
                functions,
                decisions,
                notices,
                cost,
                lineage,
                Optional.empty(),
                unplannedReason,
                certificate);
    }
}
