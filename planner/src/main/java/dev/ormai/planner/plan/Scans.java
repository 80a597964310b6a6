package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.plan.PlannedScan.Purpose;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RowPredicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Finds every scan of a plan, sub-queries of expressions included, and whether it stands under exactly the project and
 * filter of its policy relation. It compares what is in the plan: it does not trust the way the plan was made. Belongs to
 * one thread.
 */
final class Scans {
    private final PlanningSchema schema;
    private final Set<PlannedScan> found = new LinkedHashSet<>();

    Scans(PlanningSchema schema) {
        this.schema = schema;
    }

    void search(RelNode rel) {
        search(rel, Purpose.STATEMENT);
    }

    /** Each distinct way of reading a table once, sorted by the name of the table. */
    List<PlannedScan> found() {
        List<PlannedScan> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((PlannedScan scan) -> scan.table().toString())
                .thenComparing(PlannedScan::purpose));
        return sorted;
    }

    private void search(RelNode rel, Purpose purpose) {
        if (rel instanceof TableScan scan) {
            Optional<PolicyRelation> system = schema.system(table(scan));
            if (system.isPresent()) {
                found.add(guarded(system.get()));
                return;
            }
            List<String> columns = scan.getRowType().getFieldNames();
            boolean policy = purpose == Purpose.POLICY;
            found.add(new PlannedScan(table(scan), purpose, policy, List.of(), columns, List.of()));
            return;
        }
        if (rel instanceof Project project && purpose == Purpose.STATEMENT) {
            Optional<PolicyExpansion> expansion = expansion(project);
            if (expansion.isPresent()) {
                found.add(guarded(expansion.get().relation()));
                expressions(project, Purpose.POLICY);
                expressions(project.getInput(), Purpose.POLICY);
                return;
            }
        }
        expressions(rel, purpose);
        rel.getInputs().forEach(input -> search(input, purpose));
    }

    private void expressions(RelNode rel, Purpose purpose) {
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                search(query.rel, purpose);
                return super.visitSubQuery(query);
            }
        });
    }

    private Optional<PolicyExpansion> expansion(Project project) {
        RelNode below = project.getInput() instanceof Filter filter ? filter.getInput() : project.getInput();
        if (!(below instanceof TableScan scan) || schema.system(table(scan)).isPresent()) {
            return Optional.empty();
        }
        PolicyExpansion expansion = schema.expansion(table(scan));
        return expansion.scanBeneath(project).map(same -> expansion);
    }

    private static TableId table(TableScan scan) {
        List<String> name = scan.getTable().getQualifiedName();
        return new TableId(name.get(0), name.get(1));
    }

    private static PlannedScan guarded(PolicyRelation relation) {
        return new PlannedScan(
                relation.table().id(),
                Purpose.STATEMENT,
                true,
                relation.predicates().stream().map(RowPredicate::kind).toList(),
                relation.columns().stream().map(c -> c.column().name()).toList(),
                relation.columns().stream()
                        .filter(RelationColumn::masked)
                        .map(c -> c.column().name())
                        .toList());
    }
}
