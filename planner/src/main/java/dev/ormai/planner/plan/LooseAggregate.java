package dev.ormai.planner.plan;

import java.util.Arrays;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** An aggregate or window function that takes any operands and gives ANY. */
final class LooseAggregate extends SqlAggFunction {
    private static final long serialVersionUID = 1;

    private final transient RelDataType any;

    LooseAggregate(String name, RelDataType any) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> any,
                (binding, returnType, operandTypes) -> Arrays.fill(operandTypes, any),
                OperandTypes.VARIADIC,
                SqlFunctionCategory.SYSTEM,
                false,
                false,
                Optionality.OPTIONAL);
        this.any = any;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        validator.setValidatedNodeType(call, any);
        return any;
    }
}
