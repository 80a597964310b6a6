package dev.ormai.planner.plan;

import dev.ormai.planner.tree.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes the operators of a plan. Nothing is looked up by name: an unknown function is as good as a known one. Thread-safe. */
final class Operators {
    /** Standard operators that the estimate of rows knows, by their spelling in a statement. */
    private static final Map<String, SqlOperator> COMPARISONS = Map.of(
            "=", SqlStdOperatorTable.EQUALS,
            "==", SqlStdOperatorTable.EQUALS,
            "<>", SqlStdOperatorTable.NOT_EQUALS,
            "!=", SqlStdOperatorTable.NOT_EQUALS,
            "<", SqlStdOperatorTable.LESS_THAN,
            "<=", SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
            ">", SqlStdOperatorTable.GREATER_THAN,
            ">=", SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
            "<=>", SqlStdOperatorTable.IS_NOT_DISTINCT_FROM);

    private static final LooseFunction.Form CALL =
            (builder, function, operands) -> builder.makeCall(function.type(), function, operands);

    private final PlanTypes types;
    private final LooseFunction truth;
    private final LooseFunction nothing;
    private final LooseFunction untyped;
    private final LooseFunction parameter;
    final LooseIn in;
    final LooseIn notIn;

    Operators(PlanTypes types) {
        this.types = types;
        this.truth = make(
                "truth",
                types.truth(),
                (builder, function, operands) -> operands.get(0).getType().getSqlTypeName() == SqlTypeName.BOOLEAN
                        ? operands.get(0)
                        : CALL.rex(builder, function, operands));
        RelDataType nullType = types.typed() ? types.factory().createSqlType(SqlTypeName.NULL) : types.any();
        this.nothing = make("null", nullType, (builder, function, operands) -> builder.makeNullLiteral(nullType));
        this.untyped = make(
                "untyped",
                types.any(),
                (builder, function, operands) -> builder.makeAbstractCast(types.any(), operands.get(0), false));
        this.parameter = make("parameter", types.any(), (builder, function, operands) -> operands.get(0));
        this.in = new LooseIn(false, types.truth());
        this.notIn = new LooseIn(true, types.truth());
    }

    /** Gives ANY. */
    LooseFunction function(String name) {
        return make(name, types.any(), CALL);
    }

    /** Gives ANY and, for one call, many rows. */
    LooseFunction rows(String name) {
        return new LooseFunction(name, types.any(), types.any(), CALL, true);
    }

    /** Gives a truth value. */
    LooseFunction predicate(String name) {
        return make(name, types.truth(), CALL);
    }

    /** A predicate that is one of the standard ones in the plan, where the library would not decide it beforehand. */
    LooseFunction predicate(String name, SqlOperator standard) {
        return make(
                name,
                types.truth(),
                (builder, function, operands) -> decided(standard, operands)
                        ? CALL.rex(builder, function, operands)
                        : builder.makeCall(function.type(), standard, operands));
    }

    /**
     * Whether the library knows the result of a standard predicate: it would then drop the condition that the predicate
     * is part of, and the tables of its queries with it.
     */
    private static boolean decided(SqlOperator standard, List<RexNode> operands) {
        return operands.stream()
                .anyMatch(operand -> RexLiteral.isNullLiteral(operand)
                        || (standard.equals(SqlStdOperatorTable.IS_NULL)
                                && !operand.getType().isNullable()));
    }

    /** A comparison, or absent if the spelling is none. */
    Optional<LooseFunction> comparison(String spelling) {
        return Optional.ofNullable(COMPARISONS.get(spelling)).map(standard -> predicate(spelling, standard));
    }

    /** The type is part of the name, so that casts to two types are never taken for the same expression. */
    LooseFunction cast(TypeName type) {
        RelDataType target = types.of(type);
        String name = "cast as " + type.name() + String.join(",", type.modifiers()) + type.suffix()
                + "[]".repeat(type.dimensions());
        return make(
                name,
                target,
                (builder, function, operands) -> builder.makeCall(target, SqlStdOperatorTable.CAST, operands));
    }

    LooseAggregate aggregate(String name) {
        return new LooseAggregate(name, types.any());
    }

    /** Turns what is no truth value into one, as databases do that have numbers for it. */
    LooseFunction truth() {
        return truth;
    }

    LooseFunction nothing() {
        return nothing;
    }

    /** Takes the type off a literal. */
    LooseFunction untyped() {
        return untyped;
    }

    /** Stands around a parameter so that its type is known. */
    LooseFunction parameter() {
        return parameter;
    }

    private LooseFunction make(String name, RelDataType type, LooseFunction.Form form) {
        return new LooseFunction(name, type, types.any(), form, false);
    }
}
