package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.Table;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table as the database has it, with every row and column. Only policies name it. */
final class RawTable extends AbstractTable {
    private final Table table;
    private final PlanTypes types;

    RawTable(Table table, PlanTypes types) {
        this.table = table;
        this.types = types;
    }

    Table table() {
        return table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder row = factory.builder();
        table.columns().forEach(column -> row.add(column.name(), types.of(column.type())));
        return row.build();
    }
}
