package dev.ormai.planner.mask;

import static dev.ormai.planner.mask.Terms.all;
import static dev.ormai.planner.mask.Terms.call;
import static dev.ormai.planner.mask.Terms.cast;
import static dev.ormai.planner.mask.Terms.concatenated;
import static dev.ormai.planner.mask.Terms.moreThan;
import static dev.ormai.planner.mask.Terms.number;
import static dev.ormai.planner.mask.Terms.operation;
import static dev.ormai.planner.mask.Terms.pad;
import static dev.ormai.planner.mask.Terms.string;

import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.CaseExpression.When;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.PolicyValue.Pad;
import java.util.List;
import java.util.Optional;

/**
 * H2, whose function names fold to upper case; in all its modes but Oracle's, where {@code regexp_replace} has other arguments and fails. Its lengths and places count UTF-16 units and would cut an emoji in two; its regular expressions are Java's, in which
 * a dot is a whole character. All of ours match step by step without backtracking, so that no length makes them fail.
 */
record H2Text() implements TextFunctions {
    /**
     * {@code regexp_replace} replaces only the first match in H2's PostgreSQL mode, where the flag {@code g} asks for all,
     * which the other modes do not know. The flag is a constant that H2 works out once a statement.
     */
    private static final Expression EVERY_MATCH = new CaseExpression(
            Optional.empty(),
            List.of(new When(
                    operation(call("REGEXP_REPLACE", string("aa"), string("a"), string("*")), "=", string("**")),
                    string("c"))),
            Optional.of(string("g")));

    /** H2 would work out a constant condition beforehand and forget the type. */
    @Override
    public Expression nothingLike(Expression value) {
        return Terms.nothingLike(value, new IsTest(value, false, IsTest.Test.NULL));
    }

    @Override
    public Expression printed(Expression value) {
        return cast(value, "varchar");
    }

    @Override
    public Expression unpadded(Expression text) {
        return call("RTRIM", text);
    }

    @Override
    public Expression length(Expression text) {
        return call("CHAR_LENGTH", stars(text));
    }

    @Override
    public Expression stars(Expression text) {
        return call("REGEXP_REPLACE", text, string("(?s)."), string("*"), EVERY_MATCH);
    }

    @Override
    public Expression starsBut(Expression text, int shown) {
        return call("SUBSTRING", stars(text), number(shown + 1));
    }

    @Override
    public Expression first(Expression text, int count) {
        return match(text, "(?s)^.{" + count + "}");
    }

    @Override
    public Expression last(Expression text, int count) {
        return match(text, "(?s).{" + count + "}\\z");
    }

    private static Expression match(Expression text, String expression) {
        return call("REGEXP_SUBSTR", text, string(expression));
    }

    @Override
    public Expression joined(List<Expression> parts) {
        return concatenated(parts);
    }

    @Override
    public Expression holdsAt(Expression text) {
        return moreThan(call("LOCATE", string("@"), text), 0);
    }

    @Override
    public Expression email(Expression text) {
        return concatenated(List.of(match(text, "(?s)^.?(?=.*@)"), string("***"), match(text, "@[^@]*\\z")));
    }

    @Override
    public Expression dialled(Expression text) {
        return all(holds(text, "^[0-9+-]{11,}\\z"), holds(text, "[0-9]"));
    }

    private static Expression holds(Expression text, String expression) {
        return call("REGEXP_LIKE", text, string(expression));
    }

    @Override
    public Expression utf8(Expression text) {
        return call("STRINGTOUTF8", text);
    }

    @Override
    public Expression keyedHash(Expression bytes) {
        return call("LOWER", call("RAWTOHEX", digest(Pad.OUTER, digest(Pad.INNER, bytes))));
    }

    private static Expression digest(Pad pad, Expression bytes) {
        return call("HASH", string("SHA-256"), operation(cast(pad(pad), "varbinary"), "||", bytes));
    }
}
