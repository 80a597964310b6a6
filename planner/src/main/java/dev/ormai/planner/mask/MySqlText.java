package dev.ormai.planner.mask;

import static dev.ormai.planner.mask.Terms.all;
import static dev.ormai.planner.mask.Terms.call;
import static dev.ormai.planner.mask.Terms.cast;
import static dev.ormai.planner.mask.Terms.minus;
import static dev.ormai.planner.mask.Terms.moreThan;
import static dev.ormai.planner.mask.Terms.number;
import static dev.ormai.planner.mask.Terms.operation;
import static dev.ormai.planner.mask.Terms.pad;
import static dev.ormai.planner.mask.Terms.string;

import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordCall.Part;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.PolicyValue.Pad;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.List;
import java.util.Optional;

/**
 * MySQL and MariaDB. Nothing here asks the collation, under which a full-width {@code ＠} may equal {@code @}:
 * {@code substring_index} compares bytes, and a regular expression compares characters.
 */
record MySqlText() implements TextFunctions {
    @Override
    public Expression nothingLike(Expression value) {
        return Terms.nothingLike(value, new BooleanLiteral(false));
    }

    @Override
    public Expression printed(Expression value) {
        return cast(value, "char");
    }

    /** The server drops the padding itself. */
    @Override
    public Expression unpadded(Expression text) {
        return text;
    }

    @Override
    public Expression length(Expression text) {
        return call("char_length", text);
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
        boolean ascii = parts.stream().allMatch(MySqlText::isAscii);
        return call(
                "concat",
                parts.stream().map(part -> ascii ? part : unicode(part)).toArray(Expression[]::new));
    }

    private static boolean isAscii(Expression part) {
        return !(part instanceof StringLiteral literal)
                || literal.value().chars().allMatch(c -> c < 128);
    }

    /** A column in another character set than Unicode takes no literal that this set cannot hold. */
    private static Expression unicode(Expression part) {
        return new KeywordCall(
                "convert",
                List.of(new Part.Argument(part), new Part.Word("using"), new Part.Word("utf8mb4")),
                Optional.empty());
    }

    @Override
    public Expression holdsAt(Expression text) {
        return operation(length(domain(text)), "<", length(text));
    }

    @Override
    public Expression email(Expression text) {
        Expression before = minus(operation(length(text), "-", length(domain(text))), 1);
        return call("concat", call("left", text, call("least", number(1), before)), string("***@"), domain(text));
    }

    /** What follows the last {@code @}; the whole text if there is none. */
    private static Expression domain(Expression text) {
        return call("substring_index", text, string("@"), new UnaryOperation("-", number(1)));
    }

    @Override
    public Expression dialled(Expression text) {
        return all(moreThan(length(text), 10), matches(text, true, "[^0-9+-]"), matches(text, false, "[0-9]"));
    }

    private static Expression matches(Expression text, boolean negated, String characters) {
        return new PatternMatch(text, negated, "regexp", string(characters), Optional.empty());
    }

    @Override
    public Expression utf8(Expression text) {
        return cast(unicode(text), "binary");
    }

    @Override
    public Expression keyedHash(Expression bytes) {
        return digest(Pad.OUTER, call("unhex", digest(Pad.INNER, bytes)));
    }

    /** The casts keep bytes bytes: a text among them would be converted to another character set. */
    private static Expression digest(Pad pad, Expression bytes) {
        return call("sha2", call("concat", cast(pad(pad), "binary"), bytes), number(256));
    }
}
