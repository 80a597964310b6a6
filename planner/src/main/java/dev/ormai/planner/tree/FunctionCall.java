package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** A call in the usual form, aggregates and window functions too. <code>count(*)</code> has {@code star} set and no arguments. */
public record FunctionCall(
        FunctionName name,
        List<Expression> arguments,
        boolean star,
        Optional<String> quantifier,
        List<OrderItem> orderBy,
        Optional<String> nullTreatment,
        List<OrderItem> withinGroup,
        Optional<Expression> filter,
        Optional<Over> over)
        implements Expression {
    public FunctionCall {
        arguments = List.copyOf(arguments);
        orderBy = List.copyOf(orderBy);
        withinGroup = List.copyOf(withinGroup);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.functionCall(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new FunctionCall(
                name,
                mapper.expressions(arguments),
                star,
                quantifier,
                mapper.orderItems(orderBy),
                nullTreatment,
                mapper.orderItems(withinGroup),
                filter.map(mapper::expression),
                over.map(mapper::over));
    }

    /** Whether it is a name and its arguments, and nothing that only aggregates and window functions have. */
    public boolean isPlain() {
        return !star
                && quantifier.isEmpty()
                && orderBy.isEmpty()
                && nullTreatment.isEmpty()
                && withinGroup.isEmpty()
                && filter.isEmpty()
                && over.isEmpty();
    }

    /** The same call of another function. */
    public FunctionCall named(FunctionName other) {
        return new FunctionCall(other, arguments, star, quantifier, orderBy, nullTreatment, withinGroup, filter, over);
    }

    public static FunctionCall of(String name, Expression... arguments) {
        return new FunctionCall(
                FunctionName.of(name),
                List.of(arguments),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
