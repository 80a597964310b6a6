package dev.ormai.cli.explain;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.Principal;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What would be bound to one {@code ?} of admitted SQL.
 *
 * @param source where it comes from, in words
 * @param json the value as JSON: a text, number or truth value; {@code {"parameter": n}} for the client's, {@code
 *     {"secret": "hash_key"}} for what nobody is shown
 * @param shown the same for people
 * @param type the database's name of the column's type; empty where it is not known
 */
public record BoundValue(String source, Object json, String shown, String type) {
    /** In the order of the text. */
    public static List<BoundValue> of(AdmittedSql sql, Principal principal) {
        return sql.parameters().stream().map(source -> of(source, principal)).toList();
    }

    private static BoundValue of(ParameterSource source, Principal principal) {
        if (source instanceof ParameterSource.Client client) {
            return new BoundValue(
                    "parameter " + client.index() + " of the client",
                    Map.of("parameter", client.index()),
                    "?" + client.index(),
                    "");
        }
        PolicyValue value = ((ParameterSource.Policy) source).value();
        if (!(value instanceof PolicyValue.Identity identity)) {
            return new BoundValue("the policy's hash key", Map.of("secret", "hash_key"), "<hash key>", "");
        }
        String text = principal
                .value(identity.identity())
                .orElseThrow(() -> new IllegalStateException("admitted without " + identity.identity()));
        Object json = json(text, identity);
        return new BoundValue(
                name(identity.identity()),
                json,
                json instanceof String ? "'" + text + "'" : text,
                identity.type().typeName());
    }

    private static String name(IdentityValue identity) {
        return identity.kind() == IdentityValue.Kind.ATTRIBUTE
                ? "the principal's attribute " + identity.name()
                : "the principal's " + identity.name();
    }

    private static Object json(String text, PolicyValue.Identity identity) {
        ColumnType type = identity.type();
        try {
            return switch (type.jdbcType()) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Long.valueOf(text);
                case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE -> new BigDecimal(text);
                case Types.BOOLEAN, Types.BIT -> truth(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s is no %s, as the column it is compared with needs"
                            .formatted(name(identity.identity()), type.typeName()),
                    e);
        }
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> text;
        };
    }
}
