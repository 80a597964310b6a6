package dev.ormai.planner.names;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement hears that asks whose account it runs under. The account is the pool's and no principal's business, so it is
 * nobody's name, the same that the catalog's relations give to the owner of everything.
 * <pre>
 * select current_user   →   select (select 'owner'::name as current_user)      PostgreSQL
 * select user()         →   select 'owner@%' as `user()`                       MySQL
 * </pre>
 */
public final class AccountNames {
    private static final Set<String> WORDS =
            Set.of("current_user", "session_user", "user", "system_user", "current_role");

    /** Of a principal, in H2 and in MySQL. */
    private static final Set<String> NO_ROLE = Set.of("current_role");

    private AccountNames() {}

    /** The owner of everything, as a database of this kind writes an account. */
    public static String owner(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "owner";
            case MYSQL -> "owner@%";
            case H2 -> "OWNER";
        };
    }

    /** Whether the database would answer with the account's name. */
    public static boolean isAsked(Expression expression, Dialect dialect) {
        return word(expression, dialect).isPresent();
    }

    /** The answer; empty for what asks for something else. */
    static Optional<Expression> answer(Expression expression, Dialect dialect) {
        return word(expression, dialect).map(word -> answer(word, dialect));
    }

    /** H2's label of a column that asks; a constant in its place would have another one. */
    static Optional<String> label(Expression expression, Dialect dialect) {
        return dialect == Dialect.H2
                ? word(expression, dialect)
                        .map(word -> word.equals("user") ? "CURRENT_USER" : word.toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private static Optional<String> word(Expression expression, Dialect dialect) {
        if (expression instanceof KeywordValue value) {
            return Optional.of(value.keyword()).filter(WORDS::contains);
        }
        boolean call = dialect != Dialect.POSTGRESQL
                && expression instanceof FunctionCall function
                && function.name().schema().isEmpty()
                && function.arguments().isEmpty()
                && !function.star();
        return call ? Optional.of(((FunctionCall) expression).name().key()).filter(WORDS::contains) : Optional.empty();
    }

    private static Expression answer(String word, Dialect dialect) {
        boolean role = NO_ROLE.contains(word);
        return switch (dialect) {
            case POSTGRESQL -> labelled(word);
            case MYSQL -> role ? new NullLiteral() : new StringLiteral(owner(dialect));
            case H2 -> new StringLiteral(role ? "PUBLIC" : owner(dialect));
        };
    }

    /** PostgreSQL takes the label of a column from the inside of a sub-select; how somebody got in is null where it was not asked. */
    private static Expression labelled(String word) {
        Expression value = word.equals("system_user")
                ? new Cast(new NullLiteral(), TypeName.of("text"), Cast.Style.COLONS)
                : new Cast(new StringLiteral(owner(Dialect.POSTGRESQL)), TypeName.of("name"), Cast.Style.COLONS);
        SelectItem item = new SelectItem.Value(value, Optional.of(word));
        return new ScalarQuery(Query.of(Select.of(List.of(item), List.of(), Optional.empty())));
    }
}
