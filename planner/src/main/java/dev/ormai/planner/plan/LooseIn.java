package dev.ormai.planner.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** <code>a in (select …)</code> over whatever types. */
final class LooseIn extends SqlInOperator {
    private final transient RelDataType truth;

    LooseIn(boolean negated, RelDataType truth) {
        super(negated ? "NOT IN" : "IN", negated ? SqlKind.NOT_IN : SqlKind.IN);
        this.truth = truth;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        return truth;
    }
}
