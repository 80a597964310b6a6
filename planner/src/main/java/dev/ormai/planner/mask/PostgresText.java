package dev.ormai.planner.mask;

import static dev.ormai.planner.mask.Terms.all;
import static dev.ormai.planner.mask.Terms.concatenated;
import static dev.ormai.planner.mask.Terms.minus;
import static dev.ormai.planner.mask.Terms.moreThan;
import static dev.ormai.planner.mask.Terms.number;
import static dev.ormai.planner.mask.Terms.operation;
import static dev.ormai.planner.mask.Terms.pad;
import static dev.ormai.planner.mask.Terms.string;

import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.PolicyValue.Pad;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL. Texts are compared with nothing: under a nondeterministic collation a search fails and two different texts
 * may be equal. Functions and types are named with their schema: a function that someone else made in another schema, for
 * exactly the column's type, would be taken before the built-in one and see the value.
 */
record PostgresText() implements TextFunctions {
    private static final String CATALOG = "pg_catalog";

    private static Expression call(String name, Expression... arguments) {
        return Terms.call(new FunctionName(Optional.of(CATALOG), name, false), arguments);
    }

    private static Expression cast(Expression value, String type) {
        return new Cast(value, new TypeName(Optional.of(CATALOG), type, false, List.of(), "", 0), Cast.Style.FUNCTION);
    }

    @Override
    public Expression nothingLike(Expression value) {
        return Terms.nothingLike(value, new BooleanLiteral(false));
    }

    @Override
    public Expression printed(Expression value) {
        return cast(value, "text");
    }

    /** The cast drops the padding. */
    @Override
    public Expression unpadded(Expression text) {
        return cast(text, "text");
    }

    @Override
    public Expression length(Expression text) {
        return call("length", text);
    }

    @Override
    public Expression stars(Expression text) {
        return call("repeat", string("*"), length(text));
    }

    @Override
    public Expression starsBut(Expression text, int shown) {
        return call("repeat", string("*"), minus(length(text), shown));
    }

    @Override
    public Expression first(Expression text, int count) {
        return call("left", text, number(count));
    }

    @Override
    public Expression last(Expression text, int count) {
        return call("right", text, number(count));
    }

    @Override
    public Expression joined(List<Expression> parts) {
        return concatenated(parts);
    }

    @Override
    public Expression holdsAt(Expression text) {
        return moreThan(position(text), 0);
    }

    @Override
    public Expression email(Expression text) {
        Expression fromTheEnd = position(call("reverse", text));
        Expression before = operation(length(text), "-", fromTheEnd);
        return concatenated(List.of(
                call("left", text, Terms.call("least", number(1), before)),
                string("***"),
                call("right", text, fromTheEnd)));
    }

    private static Expression position(Expression text) {
        return call("strpos", new Collate(text, QualifiedName.of(CATALOG, "C")), string("@"));
    }

    @Override
    public Expression dialled(Expression text) {
        return all(
                moreThan(length(text), 10),
                operation(length(without(text, "0123456789+-")), "=", number(0)),
                moreThan(length(without(text, "+-")), 0));
    }

    private static Expression without(Expression text, String characters) {
        return call("translate", text, string(characters), string(""));
    }

    @Override
    public Expression utf8(Expression text) {
        return call("convert_to", text, string("UTF8"));
    }

    @Override
    public Expression keyedHash(Expression bytes) {
        return call("encode", padded(Pad.OUTER, padded(Pad.INNER, bytes)), string("hex"));
    }

    private static Expression padded(Pad pad, Expression bytes) {
        return call("sha256", operation(cast(pad(pad), "bytea"), "||", bytes));
    }
}
