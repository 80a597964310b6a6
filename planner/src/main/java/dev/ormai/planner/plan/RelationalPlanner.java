package dev.ormai.planner.plan;

import dev.ormai.planner.ColumnLineage;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/**
 * Makes the relational plan of a query: our tree becomes Calcite's, which checks its names against the policy relations
 * and turns it into operators. The plan is lenient with types and functions, and strict with names. Thread-safe.
 */
public final class RelationalPlanner {
    private static final double DEFAULT_ROWS = 1_000;

    private final PlanningSchemas schemas = new PlanningSchemas();
    private final Map<TableId, Double> counts;

    /** Takes each table to have a thousand rows. */
    public RelationalPlanner() {
        this(Map.of());
    }

    /** @param counts how many rows tables have; those that are not named are taken to have a thousand */
    public RelationalPlanner(Map<TableId, Double> counts) {
        this.counts = Map.copyOf(counts);
    }

    /**
     * @param query what the client asked, before any rewriting
     * @param scope where tables named without a schema are looked for
     * @param relations the tables the principal may use; what is made of them is kept while the same catalog and the same
     *     map come again
     */
    public PlanOutcome plan(Query query, Catalog catalog, NameScope scope, Map<TableId, PolicyRelation> relations) {
        try {
            return new PlanOutcome.Planned(plan(query, scope, schemas.of(catalog, relations, PlanTypes.TYPED)));
        } catch (UnplannableException e) {
            return new PlanOutcome.Unplanned(String.valueOf(e.getMessage()), e.instead());
        } catch (Exception | AssertionError | StackOverflowError e) {
            return untyped(query, scope, schemas.of(catalog, relations, PlanTypes.UNTYPED));
        }
    }

    /**
     * Plans a small statement, so that the first real one does not wait for a second while classes are loaded.
     *
     * @return whether it had a plan, as it must
     */
    public boolean warmUp() {
        WarmUpStatement warm = WarmUpStatement.make();
        return plan(warm.query(), warm.catalog(), warm.scope(), warm.relations()) instanceof PlanOutcome.Planned;
    }

    /** The second attempt, for statements whose types the database reconciles and the library does not. */
    private PlanOutcome untyped(Query query, NameScope scope, PlanningSchema schema) {
        try {
            return new PlanOutcome.Planned(plan(query, scope, schema));
        } catch (UnplannableException e) {
            return new PlanOutcome.Unplanned(String.valueOf(e.getMessage()), e.instead());
        } catch (Exception | AssertionError | StackOverflowError e) {
            return new PlanOutcome.Unplanned(Reasons.of(e), Optional.empty());
        }
    }

    private RelationalPlan plan(Query query, NameScope scope, PlanningSchema schema) {
        Conversion conversion =
                new Conversion(schema.catalog(), scope, schema.types(), schema.operators(), schema::permittedColumns);
        Converted converted = new QueryConversion(conversion).convert(query, null, CommonTables.NONE);
        RelNode rel = rel(converted, schema);
        Lineage lineage = new Lineage();
        Scans scans = new Scans(schema);
        scans.search(rel);
        for (Converted unread : conversion.unread()) {
            scans.search(rel(unread, schema));
        }
        RowEstimate estimate = new RowEstimate(schema.catalog().tables(), counts, DEFAULT_ROWS, lineage);
        return new RelationalPlan(
                estimate.of(rel), labelled(converted.columns(), rel, lineage), scans.found(), PlanText.of(rel));
    }

    private static RelNode rel(Converted query, PlanningSchema schema) {
        return RelConversion.ofStatement(schema.permitted(), schema.types()).convert(query.node());
    }

    private static List<ColumnLineage> labelled(List<String> labels, RelNode rel, Lineage lineage) {
        List<Set<String>> origins = lineage.of(rel);
        if (origins.size() != labels.size()) {
            throw new UnplannableException(
                    "the plan has %d columns, the statement %d".formatted(origins.size(), labels.size()));
        }
        List<ColumnLineage> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            columns.add(new ColumnLineage(
                    labels.get(i), origins.get(i).stream().sorted().toList()));
        }
        return columns;
    }
}
