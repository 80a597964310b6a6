package dev.ormai.planner.mask;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Expression;
import java.util.List;

/** What a database can do with a text. Lengths and places count characters of Unicode. No call fails on any value; all give NULL for NULL. */
sealed interface TextFunctions permits PostgresText, MySqlText, H2Text {
    static TextFunctions of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresText();
            case MYSQL -> new MySqlText();
            case H2 -> new H2Text();
        };
    }

    /** NULL of the value's type. */
    Expression nothingLike(Expression value);

    /** The text in which the database prints a value. */
    Expression printed(Expression value);

    /** A fixed-length text without the blanks that fill it up. */
    Expression unpadded(Expression text);

    Expression length(Expression text);

    /** A star for each character. */
    Expression stars(Expression text);

    /** A star for each character but so many; the text is longer than that. */
    Expression starsBut(Expression text, int shown);

    /** The first characters; the text is at least so long. */
    Expression first(Expression text, int count);

    /** The last characters; the text is at least so long. */
    Expression last(Expression text, int count);

    /** One text after the other; there is at least one. */
    Expression joined(List<Expression> parts);

    /** Whether there is an {@code @}. */
    Expression holdsAt(Expression text);

    /** The first character unless it is the last {@code @}, then three stars, then all from the last {@code @} on; the text holds one. */
    Expression email(Expression text);

    /** Whether the text is 11 characters or longer, only digits, plus and minus, a digit among them. */
    Expression dialled(Expression text);

    /** The bytes of the text in UTF-8. */
    Expression utf8(Expression text);

    /** HMAC-SHA256 in hexadecimal digits: {@code sha256(outerPad || sha256(innerPad || bytes))}. */
    Expression keyedHash(Expression bytes);
}
