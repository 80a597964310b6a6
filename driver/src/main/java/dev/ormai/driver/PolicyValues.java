package dev.ormai.driver;

import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds what the client does not: facts about the principal, as the types of the columns they are compared with, and literals of
 * the statement's own where its text has parameters for them.
 */
final class PolicyValues {
    /** Under the profile dev a policy may hash without a key; then the hash hides nothing from who knows this. */
    private static final HashKey NO_KEY = new HashKey("ormai:dev".getBytes(StandardCharsets.UTF_8));

    private final Database database;
    private final KnownPads pads = new KnownPads();

    PolicyValues(Database database) {
        this.database = database;
    }

    /** Called before each execution, so that no value of an earlier principal can remain. */
    void bind(PreparedStatement statement, Admission admission, Principal principal, EffectivePolicy policy)
            throws SQLException {
        List<ParameterSource> parameters = admission.sql.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof ParameterSource.Policy source) {
                bind(statement, i + 1, source.value(), principal, policy);
            } else if (parameters.get(i) instanceof ParameterSource.Literal literal) {
                bind(statement, i + 1, admission.literals.orElseThrow(), literal.number());
            }
        }
    }

    /** Of a string the database finds the type, as it does for the literal. */
    private static void bind(PreparedStatement statement, int position, StatementShape literals, int number)
            throws SQLException {
        if (literals.isInteger(number)) {
            statement.setInt(position, literals.integer(number));
        } else {
            statement.setObject(position, literals.string(number), Types.OTHER);
        }
    }

    private void bind(
            PreparedStatement statement, int position, PolicyValue value, Principal principal, EffectivePolicy policy)
            throws SQLException {
        if (value instanceof PolicyValue.HashKeyPad pad) {
            HashKey key = policy.hashKey().orElse(NO_KEY);
            statement.setBytes(position, pads.pad(key, principal, pad.pad()));
            return;
        }
        PolicyValue.Identity identity = (PolicyValue.Identity) value;
        Optional<String> text = principal.value(identity.identity());
        if (text.isEmpty()) {
            throw missing(identity.identity());
        }
        try {
            bind(statement, position, text.get(), identity.type());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw unfit(identity);
        }
    }

    private void bind(PreparedStatement statement, int position, String text, ColumnType type) throws SQLException {
        if (type.typeName().equals("uuid")) {
            statement.setObject(position, UUID.fromString(text));
            return;
        }
        switch (type.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> statement.setInt(position, Integer.parseInt(text));
            case Types.BIGINT -> statement.setLong(position, Long.parseLong(text));
            case Types.NUMERIC, Types.DECIMAL -> statement.setBigDecimal(position, new BigDecimal(text));
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> statement.setDouble(position, Double.parseDouble(text));
            case Types.BOOLEAN, Types.BIT -> statement.setBoolean(position, truth(text));
            case Types.DATE -> statement.setDate(position, Date.valueOf(LocalDate.parse(text)));
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> statement.setString(position, text);
            default -> other(statement, position, text);
        }
    }

    /** PostgreSQL takes the type from the other side of the comparison, which for char(n) and enums is the exact one. */
    private void other(PreparedStatement statement, int position, String text) throws SQLException {
        if (database == Database.POSTGRESQL) {
            statement.setObject(position, text, Types.OTHER);
        } else {
            statement.setString(position, text);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new IllegalArgumentException("no boolean");
        };
    }

    private static OrmAiSqlException missing(IdentityValue identity) {
        return new OrmAiSqlException(Refusal.of(
                ErrorCode.TENANT_SCOPE_REQUIRED,
                "the principal has no " + name(identity),
                "connect with a principal that has one"));
    }

    private static OrmAiSqlException unfit(PolicyValue.Identity identity) {
        ErrorCode code = identity.identity().kind() == IdentityValue.Kind.TENANT
                ? ErrorCode.TENANT_SCOPE_REQUIRED
                : ErrorCode.VALIDATION_ERROR;
        return new OrmAiSqlException(Refusal.of(
                code,
                "the principal's %s is no %s, as the column it is compared with needs"
                        .formatted(name(identity.identity()), identity.type().typeName()),
                "give the principal a value of the column's type"));
    }

    private static String name(IdentityValue identity) {
        return identity.kind() == IdentityValue.Kind.ATTRIBUTE
                ? "attribute '" + identity.name() + "'"
                : identity.name();
    }
}
