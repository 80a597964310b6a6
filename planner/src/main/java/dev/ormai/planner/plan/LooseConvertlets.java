package dev.ormai.planner.plan;

import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** How calls of a statement become calls of a plan: ours one to one, the few standard ones as Calcite does it. */
final class LooseConvertlets implements SqlRexConvertletTable {
    static final LooseConvertlets TABLE = new LooseConvertlets();

    private LooseConvertlets() {}

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator() instanceof LooseFunction function) {
            return (context, loose) -> {
                List<RexNode> operands = loose.getOperandList().stream()
                        .map(context::convertExpression)
                        .toList();
                return function.rex(context.getRexBuilder(), operands);
            };
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }
}
