package dev.ormai.planner.certify;

import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.NumberLiteral;
import java.util.Optional;

/** A function that names a type by its number may only be asked for types that every PostgreSQL has. */
final class BuiltInTypes {
    /** The last number that PostgreSQL gives to nothing that somebody creates. */
    private static final NumberLiteral LAST = new NumberLiteral("16383");

    private BuiltInTypes() {}

    static Optional<String> fault(FunctionCall call) {
        boolean guarded = !call.name().key().equals("format_type")
                || (!call.arguments().isEmpty()
                        && call.arguments().get(0) instanceof FunctionCall least
                        && least.name().key().equals("least")
                        && least.name().schema().isEmpty()
                        && least.arguments().size() == 2
                        && least.arguments().get(1).equals(LAST));
        return guarded ? Optional.empty() : Optional.of("format_type stands where it may name a hidden type");
    }
}
