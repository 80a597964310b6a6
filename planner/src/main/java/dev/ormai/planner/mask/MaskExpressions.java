package dev.ormai.planner.mask;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.mask.MaskedText;

/**
 * The expressions that stand for masked and hashed columns. Their values are those of {@link MaskedText}, their type is
 * text, and NULL stays NULL. They raise no error on any value of the type, read nothing but the column, and use it
 * several times, so the value should be a plain column reference.
 *
 * <p>A value that is no text is masked in its text form: {@code True} and {@code False} for booleans; for everything else
 * the form in which the database itself prints the stored value, which for dates, times and numbers of floating point may
 * follow settings of the session. A fixed-length text counts without the blanks that pad it.
 *
 * <p>Pure and thread-safe.
 */
public final class MaskExpressions {
    private MaskExpressions() {}

    /**
     * The expression that stands for a masked column. The null mask has the column's own type, all others text.
     *
     * @throws RefusedException with {@code POLICY_INVALID} if the column holds bytes, of which no characters can be shown
     * @throws IllegalArgumentException for an SQL mask, which is parsed from the policy's own text
     */
    public static Expression mask(MaskKind kind, Expression value, ColumnType type, Dialect dialect) {
        if (kind instanceof MaskKind.Null) {
            return TextFunctions.of(dialect).nothingLike(value);
        }
        if (kind instanceof MaskKind.Expression) {
            throw new IllegalArgumentException("an SQL mask is the policy's own expression");
        }
        return switch (ValueForm.of(type, dialect)) {
            case BYTES -> throw refused(value, type);
            case BOOLEAN -> Terms.truth(value, maskedLiteral(kind, "True"), maskedLiteral(kind, "False"));
            case TEXT, PADDED_TEXT, PRINTED -> masked(kind, text(value, type, dialect), TextFunctions.of(dialect));
        };
    }

    /**
     * The expression that stands for a hashed column: HMAC-SHA256 (RFC 2104) of the text in UTF-8, or of the bytes if the
     * column holds bytes; 64 hexadecimal digits in lower case. The key comes in as two {@linkplain
     * dev.ormai.planner.tree.PolicyValue.HashKeyPad policy parameters}, the outer pad first, bound as bytes.
     *
     * @throws RefusedException with {@code POLICY_INVALID} if the database cannot turn the type into bytes
     */
    public static Expression hash(Expression value, ColumnType type, Dialect dialect) {
        TextFunctions functions = TextFunctions.of(dialect);
        return switch (ValueForm.of(type, dialect)) {
            case BYTES -> functions.keyedHash(value);
            case BOOLEAN, TEXT, PADDED_TEXT, PRINTED -> functions.keyedHash(functions.utf8(text(value, type, dialect)));
        };
    }

    private static Expression text(Expression value, ColumnType type, Dialect dialect) {
        TextFunctions functions = TextFunctions.of(dialect);
        return switch (ValueForm.of(type, dialect)) {
            case TEXT -> value;
            case PADDED_TEXT -> functions.unpadded(value);
            case BOOLEAN -> Terms.truth(value, Terms.string("True"), Terms.string("False"));
            case PRINTED -> functions.printed(value);
            case BYTES -> throw refused(value, type);
        };
    }

    /** A boolean has two values only, so that their masks can be made here. */
    private static StringLiteral maskedLiteral(MaskKind kind, String text) {
        return Terms.string(MaskedText.of(kind, text).orElseThrow());
    }

    private static Expression masked(MaskKind kind, Expression text, TextFunctions functions) {
        MaskTerms terms = new MaskTerms(text, functions);
        if (kind instanceof MaskKind.Automatic) {
            return terms.automatic();
        }
        if (kind instanceof MaskKind.Email) {
            return terms.email();
        }
        if (kind instanceof MaskKind.Phone) {
            return terms.phone();
        }
        if (kind instanceof MaskKind.Card) {
            return terms.card();
        }
        if (kind instanceof MaskKind.Partial) {
            return terms.partial();
        }
        if (kind instanceof MaskKind.Pattern pattern) {
            return terms.pattern(pattern);
        }
        throw new IllegalArgumentException("unknown mask " + kind);
    }

    private static RefusedException refused(Expression value, ColumnType type) {
        String column = value instanceof ColumnReference reference ? "column " + reference.column() : "the column";
        return new RefusedException(Refusal.of(
                ErrorCode.POLICY_INVALID,
                "%s of type %s holds bytes, of which a mask cannot show characters".formatted(column, type.typeName()),
                "use the mask null, hash or deny",
                "write the mask as an SQL expression"));
    }
}
