package dev.ormai.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.junit.jupiter.api.Test;

final class ScansTest {
    private final Shop shop = Shop.of(Dialect.POSTGRESQL);
    private final PlanningSchema schema = new PlanningSchema(shop.catalog(), shop.relations(), PlanTypes.TYPED);
    private final RelOptCluster cluster = RelOptCluster.create(
            new HepPlanner(HepProgram.builder().build()), new RexBuilder(PlanTypes.TYPED.factory()));
    private final Project guard = (Project) schema.expansion(Shop.CUSTOMERS).in(cluster);
    private final RelNode table = guard.getInput().getInput(0);

    @Test
    void aWholeExpansionIsAGuard() {
        assertThat(guarded(guard)).isTrue();
    }

    @Test
    void aBareTableIsNotGuarded() {
        assertThat(guarded(table)).isFalse();
    }

    @Test
    void aFilterWithoutTheProjectIsNoGuard() {
        assertThat(guarded(guard.getInput())).isFalse();
    }

    @Test
    void aProjectWithoutTheFilterIsNoGuard() {
        RelNode project =
                LogicalProject.create(table, List.of(), guard.getProjects(), guard.getRowType(), java.util.Set.of());

        assertThat(guarded(project)).isFalse();
    }

    @Test
    void anotherFilterIsNoGuard() {
        Filter filter = (Filter) guard.getInput();
        RexNode weaker = ((org.apache.calcite.rex.RexCall) filter.getCondition())
                .getOperands()
                .get(0);
        RelNode project = LogicalProject.create(
                LogicalFilter.create(table, weaker),
                List.of(),
                guard.getProjects(),
                guard.getRowType(),
                java.util.Set.of());

        assertThat(guarded(project)).isFalse();
    }

    @Test
    void anotherProjectIsNoGuard() {
        RelNode raw = guard.getInput();
        List<RexNode> columns = java.util.stream.IntStream.range(
                        0, guard.getProjects().size())
                .<RexNode>mapToObj(i -> cluster.getRexBuilder().makeInputRef(raw, i))
                .toList();
        RelNode project = LogicalProject.create(
                raw, List.of(), columns, guard.getRowType().getFieldNames(), java.util.Set.of());

        assertThat(guarded(project)).isFalse();
    }

    @Test
    void aBareTableInAnExpressionIsFound() {
        RelNode filter = LogicalFilter.create(guard, RexSubQuery.exists(table));

        assertThat(guarded(filter)).isFalse();
    }

    private boolean guarded(RelNode rel) {
        Scans scans = new Scans(schema);
        scans.search(rel);
        assertThat(scans.found()).isNotEmpty();
        return scans.found().stream().allMatch(PlannedScan::guarded);
    }
}
