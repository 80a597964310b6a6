package dev.ormai.planner.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RowPredicate;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What a policy table stands for in a plan: a project of the permitted columns and masks, over a filter of the row
 * predicates, over the table itself. Made once, copied into each plan. Immutable; safe to share.
 */
final class PolicyExpansion {
    private final PolicyRelation relation;
    private final RelOptTable table;
    private final Optional<LogicalFilter> filter;
    private final List<RexNode> projects;
    private final RelDataType rowType;

    private PolicyExpansion(
            PolicyRelation relation,
            RelOptTable table,
            Optional<LogicalFilter> filter,
            List<RexNode> projects,
            RelDataType rowType) {
        this.relation = relation;
        this.table = table;
        this.filter = filter;
        this.projects = List.copyOf(projects);
        this.rowType = rowType;
    }

    /** @param raw the tables without any policy */
    static PolicyExpansion of(PolicyRelation relation, Catalog catalog, PlanTypes types, CalciteCatalogReader raw) {
        Conversion conversion = new Conversion(
                catalog,
                new NameScope(List.of(relation.table().id().schema())),
                types,
                new Operators(types),
                table -> Optional.ofNullable(catalog.tables().get(table)).map(PlanningSchema::columns));
        Converted query = new QueryConversion(conversion).convert(query(relation), null, CommonTables.NONE);
        RelNode rel = RelConversion.ofPolicy(raw, types).convert(query.node());
        if (!(rel instanceof LogicalProject project)) {
            throw shapeless(relation);
        }
        RelNode below = project.getInput();
        Optional<LogicalFilter> filter = below instanceof LogicalFilter found ? Optional.of(found) : Optional.empty();
        if (!(filter.<RelNode>map(Filter::getInput).orElse(below) instanceof TableScan scan)) {
            throw shapeless(relation);
        }
        return new PolicyExpansion(
                relation, scan.getTable(), filter, texts(relation, project, types), rowType(relation, project, types));
    }

    private static UnplannableException shapeless(PolicyRelation relation) {
        return new UnplannableException("the policy of %s is no filter and project"
                .formatted(relation.table().id()));
    }

    private static Query query(PolicyRelation relation) {
        List<SelectItem> items = new ArrayList<>();
        for (RelationColumn column : relation.columns()) {
            items.add(new SelectItem.Value(
                    column.value(), Optional.of(column.column().name())));
        }
        FromItem table = new TableReference(
                QualifiedName.of(
                        relation.table().id().schema(), relation.table().id().name()),
                Optional.of(Alias.of(relation.alias())),
                false,
                Optional.empty(),
                Optional.empty());
        Optional<Expression> where = relation.predicates().stream()
                .map(RowPredicate::expression)
                .reduce((left, right) -> new BinaryOperation(left, "and", right));
        return Query.of(Select.of(items, List.of(table), where));
    }

    /** A mask whose type is not known is text. */
    private static List<RexNode> texts(PolicyRelation relation, Project project, PlanTypes types) {
        RexBuilder builder = project.getCluster().getRexBuilder();
        List<RexNode> projects = new ArrayList<>();
        for (int i = 0; i < relation.columns().size(); i++) {
            RexNode value = project.getProjects().get(i);
            boolean unknown = relation.columns().get(i).masked()
                    && value.getType().getSqlTypeName() == SqlTypeName.ANY
                    && types.typed();
            projects.add(unknown ? builder.makeAbstractCast(types.text(), value, false) : value);
        }
        return projects;
    }

    private static RelDataType rowType(PolicyRelation relation, Project project, PlanTypes types) {
        List<RexNode> projects = texts(relation, project, types);
        RelDataTypeFactory.Builder row = types.factory().builder();
        for (int i = 0; i < projects.size(); i++) {
            row.add(relation.columns().get(i).column().name(), projects.get(i).getType());
        }
        return row.build();
    }

    PolicyRelation relation() {
        return relation;
    }

    RelDataType rowType() {
        return rowType;
    }

    /** The expansion as part of the plan of a cluster. */
    RelNode in(RelOptCluster cluster) {
        RelNode rel = LogicalTableScan.create(cluster, table, List.of());
        if (filter.isPresent()) {
            rel = LogicalFilter.create(
                    rel,
                    filter.get().getCondition(),
                    ImmutableSet.copyOf(filter.get().getVariablesSet()));
        }
        return LogicalProject.create(rel, ImmutableList.of(), projects, rowType, ImmutableSet.of());
    }

    /** The scan beneath a project that is exactly this expansion; absent if anything differs. */
    Optional<TableScan> scanBeneath(Project project) {
        if (!project.getProjects().equals(projects)) {
            return Optional.empty();
        }
        RelNode below = project.getInput();
        if (filter.isPresent()) {
            if (!(below instanceof Filter found)
                    || !found.getCondition().equals(filter.get().getCondition())) {
                return Optional.empty();
            }
            below = found.getInput();
        }
        return below instanceof TableScan scan
                        && scan.getTable().getQualifiedName().equals(table.getQualifiedName())
                ? Optional.of(scan)
                : Optional.empty();
    }
}
