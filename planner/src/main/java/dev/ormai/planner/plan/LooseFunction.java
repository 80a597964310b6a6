package dev.ormai.planner.plan;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A function or operator that takes any operands and gives one type. A plan needs to know what a value is made of, not
 * whether the database would compute it: that is the database's to say.
 */
final class LooseFunction extends SqlFunction {
    private static final long serialVersionUID = 1;

    private final transient RelDataType type;
    private final transient Form form;
    private final boolean givesRows;

    /** @param givesRows whether one call gives many rows, as {@code unnest} does */
    LooseFunction(String name, RelDataType type, RelDataType operandType, Form form, boolean givesRows) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> type,
                (binding, returnType, operandTypes) -> Arrays.fill(operandTypes, operandType),
                OperandTypes.VARIADIC,
                SqlFunctionCategory.SYSTEM);
        this.type = type;
        this.form = form;
        this.givesRows = givesRows;
    }

    boolean givesRows() {
        return givesRows;
    }

    RelDataType type() {
        return type;
    }

    SqlNode on(SqlNode... operands) {
        return createCall(SqlParserPos.ZERO, operands);
    }

    SqlNode on(List<? extends SqlNode> operands) {
        return createCall(SqlParserPos.ZERO, operands);
    }

    RexNode rex(RexBuilder builder, List<RexNode> operands) {
        return form.rex(builder, this, operands);
    }

    /** The library has no such function, so no look-up by name: only the operands are looked at. */
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        validator.setValidatedNodeType(call, type);
        return type;
    }

    /** What a call becomes in the plan. */
    @FunctionalInterface
    interface Form {
        RexNode rex(RexBuilder builder, LooseFunction function, List<RexNode> operands);
    }
}
