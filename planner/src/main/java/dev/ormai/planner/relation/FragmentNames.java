package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import java.util.List;
import java.util.Optional;

/** Qualifies the columns of a policy's expression with its table's alias and puts identity values in their places. */
final class FragmentNames extends TreeMapper {
    private final ModelPolicy model;
    private final Table table;
    private final String alias;
    private final Dialect dialect;
    private final List<IdentityValue> identities;

    FragmentNames(ModelPolicy model, Table table, String alias, Dialect dialect, List<IdentityValue> identities) {
        this.model = model;
        this.table = table;
        this.alias = alias;
        this.dialect = dialect;
        this.identities = identities;
    }

    @Override
    public Query query(Query query) {
        throw ModelFaults.invalid(
                model, "an expression of a policy reads its own row only", "use {via: <relation>} to reach a parent");
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            return ColumnReference.of(alias, column(reference).name());
        }
        if (expression instanceof Parameter parameter) {
            return identity(parameter, ColumnType.UNKNOWN);
        }
        if (expression instanceof BinaryOperation operation) {
            return comparison(operation);
        }
        return super.expression(expression);
    }

    /** An identity value that is compared with a column is bound as that column's type. */
    private Expression comparison(BinaryOperation operation) {
        return new BinaryOperation(
                side(operation.left(), operation.right()),
                operation.operator(),
                side(operation.right(), operation.left()));
    }

    private Expression side(Expression side, Expression other) {
        if (side instanceof Parameter parameter) {
            Optional<ColumnType> type = other instanceof ColumnReference reference
                    ? Optional.of(column(reference).type())
                    : Optional.empty();
            return identity(parameter, type.orElse(ColumnType.UNKNOWN));
        }
        return expression(side);
    }

    private PolicyParameter identity(Parameter parameter, ColumnType type) {
        return new PolicyParameter(new PolicyValue.Identity(identities.get(parameter.index() - 1), type));
    }

    private Column column(ColumnReference reference) {
        if (reference.parts().size() > 1) {
            throw ModelFaults.invalid(
                    model,
                    "column %s is qualified".formatted(String.join(".", reference.parts())),
                    "name columns of the model's own table without a qualifier");
        }
        return switch (dialect) {
            case POSTGRESQL, H2 ->
                table.column(reference.column())
                        .orElseGet(() -> ModelFaults.requireColumn(model, table, reference.column()));
            case MYSQL -> ModelFaults.requireColumn(model, table, reference.column());
        };
    }
}
