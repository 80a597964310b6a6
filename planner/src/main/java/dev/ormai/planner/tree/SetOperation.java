package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * Bodies joined by UNION, INTERSECT and EXCEPT as a flat list in the order of the text; INTERSECT binds tighter.
 *
 * @param operators one fewer than operands
 */
public record SetOperation(List<QueryBody> operands, List<Operator> operators) implements QueryBody {
    public SetOperation {
        operands = List.copyOf(operands);
        operators = List.copyOf(operators);
        if (operands.size() != operators.size() + 1) {
            throw new IllegalArgumentException(
                    operands.size() + " operands do not fit " + operators.size() + " operators");
        }
    }

    @Override
    public QueryBody mapChildren(TreeMapper mapper) {
        return new SetOperation(operands.stream().map(mapper::body).toList(), operators);
    }

    /** @param keyword {@code except} or {@code minus} as written */
    public record Operator(Kind kind, String keyword, Optional<Quantifier> quantifier) {}

    /** Which rows are kept. */
    public enum Kind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /** As written; absent means distinct. */
    public enum Quantifier {
        ALL,
        DISTINCT
    }
}
