package dev.ormai.planner.system;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Casts to PostgreSQL's {@code reg…} types, which turn the name of any object into its number and back. What stands in for
 * them knows the visible objects only, and gives NULL for a hidden one as for one that is not there. A name becomes a
 * number and a number a name: text and the list of functions say which of the two an operand is.
 */
final class RegisteredNames {
    private static final Set<String> TYPES = Set.of("regclass", "regtype", "regproc", "regnamespace", "regrole");
    private static final Set<String> TEXT = Set.of("text", "varchar", "name", "character varying");
    private static final Set<String> MAKES_TEXT = Set.of("quote_ident", "concat", "concat_ws", "format", "lower");

    private final SystemFunctions functions;

    RegisteredNames(SystemFunctions functions) {
        this.functions = functions;
    }

    /** Empty for a cast to another type. */
    Optional<Expression> replaced(Cast cast) {
        if (cast.value() instanceof Cast inner
                && registered(inner.type())
                && TEXT.contains(cast.type().name())) {
            return number(inner.value())
                    ? Optional.of(asText(cast, ofNumber(inner)))
                    : functions.replaced(inner.type().name() + "_text", List.of(inner.value()));
        }
        if (!registered(cast.type())) {
            return Optional.empty();
        }
        if (cast.value() instanceof StringLiteral literal && literal.value().matches("[0-9]{1,10}")) {
            return Optional.of(new Cast(literal, TypeName.of("oid").in("pg_catalog"), Cast.Style.COLONS));
        }
        return number(cast.value())
                ? Optional.of(ofNumber(cast))
                : functions.replaced(cast.type().name() + "_number", List.of(cast.value()));
    }

    private static Expression asText(Cast cast, Expression value) {
        return new Cast(value, cast.type(), cast.style());
    }

    private Expression ofNumber(Cast cast) {
        return functions
                .replaced(cast.type().name() + "_name", List.of(cast.value()))
                .orElseThrow(() -> new IllegalStateException("no name for " + cast.type()));
    }

    private static boolean registered(TypeName type) {
        return TYPES.contains(type.name()) && type.dimensions() == 0;
    }

    private static boolean number(Expression value) {
        if (value instanceof Parenthesized parenthesized) {
            return number(parenthesized.inner());
        }
        if (value instanceof Cast cast) {
            return !TEXT.contains(cast.type().name());
        }
        if (value instanceof FunctionCall call) {
            return !MAKES_TEXT.contains(call.name().key());
        }
        boolean text = value instanceof StringLiteral
                || value instanceof Parameter
                || (value instanceof BinaryOperation operation
                        && operation.operator().equals("||"));
        return !text;
    }
}
