package dev.ormai.planner.plan;

import java.util.function.Supplier;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table as a principal sees it. Wherever a statement names it, its expansion stands in the plan. */
final class PolicyTable extends AbstractTable implements TranslatableTable {
    private final Supplier<PolicyExpansion> expansion;

    PolicyTable(Supplier<PolicyExpansion> expansion) {
        this.expansion = expansion;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return expansion.get().rowType();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return expansion.get().in(context.getCluster());
    }
}
