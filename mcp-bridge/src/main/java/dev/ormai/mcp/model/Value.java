package dev.ormai.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ormai.planner.Dialect;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * A value for a field, of the field's kind.
 *
 * @param java what is bound: of the one class that its kind has
 */
public record Value(FieldKind kind, String typeName, Object java) {
    /** PostgreSQL's own text types; a string for any other is of the type that it is compared with. */
    private static final Set<String> PLAIN_TEXT = Set.of("text", "varchar", "name");

    /**
     * The value that an agent gave for a field.
     *
     * @param place where it stands in the request
     * @throws RefusedException if it is not of the field's kind; names field and expected type
     */
    public static Value read(Field field, JsonNode node, String place) {
        return ValueText.of(field.kind(), node)
                .map(java -> new Value(field.kind(), field.typeName(), java))
                .orElseThrow(() -> wrong(field, place));
    }

    /**
     * The value that an agent gave to be stored: documents and bytes can be written, though not compared.
     *
     * @param place where it stands in the request
     * @throws RefusedException if it is not of the field's kind; names field and expected type
     */
    public static Value written(Field field, JsonNode node, String place) {
        return ValueText.written(field.kind(), node)
                .map(java -> new Value(field.kind(), field.typeName(), java))
                .orElseThrow(() -> wrong(field, place));
    }

    /** The value with this text; the same that {@link #text()} gave. */
    public static Value ofText(Field field, String text, String place) {
        return read(field, TextNode.valueOf(text), place);
    }

    private static RefusedException wrong(Field field, String place) {
        return new RefusedException(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "'%s' must be %s: field '%s' is of type %s"
                                .formatted(
                                        place,
                                        field.kind().expected(),
                                        field.name(),
                                        field.kind().word()),
                        "Give " + field.kind().expected())
                .with("field", field.name())
                .with("expected", field.kind().word()));
    }

    /** The same value for another parameter: a text that it is searched for. */
    public static Value text(String text) {
        return new Value(FieldKind.STRING, "text", text);
    }

    /** As text that reads back as this very value. */
    public String text() {
        return java instanceof BigDecimal number ? number.toPlainString() : java.toString();
    }

    /** Puts it in the place of a parameter. */
    public void bind(PreparedStatement statement, int position, Dialect dialect) throws SQLException {
        switch (kind) {
            case INTEGER -> integer(statement, position, (BigDecimal) java);
            case DECIMAL -> statement.setBigDecimal(position, (BigDecimal) java);
            case FLOAT -> statement.setDouble(position, (Double) java);
            case BOOLEAN -> statement.setBoolean(position, (Boolean) java);
            case DATE, TIME -> statement.setObject(position, java);
            case DATETIME -> statement.setObject(position, localTime());
            case INSTANT -> statement.setObject(position, java);
            case UUID -> uuid(statement, position, dialect);
            case STRING -> string(statement, position, dialect);
            case JSON -> document(statement, position, dialect);
            case BINARY -> statement.setBytes(position, (byte[]) java);
            case OTHER -> other(statement, position, dialect);
        }
    }

    private LocalDateTime localTime() {
        return ((OffsetDateTime) java).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static void integer(PreparedStatement statement, int position, BigDecimal number) throws SQLException {
        if (number.toBigInteger().bitLength() < Long.SIZE) {
            statement.setLong(position, number.longValueExact());
        } else {
            statement.setBigDecimal(position, number);
        }
    }

    private void uuid(PreparedStatement statement, int position, Dialect dialect) throws SQLException {
        if (dialect == Dialect.MYSQL) {
            statement.setString(position, java.toString());
        } else {
            statement.setObject(position, (UUID) java);
        }
    }

    private void string(PreparedStatement statement, int position, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL && !PLAIN_TEXT.contains(typeName)) {
            other(statement, position, dialect);
        } else {
            statement.setString(position, (String) java);
        }
    }

    /** H2 takes a string for a JSON string, and bytes for a document. */
    private void document(PreparedStatement statement, int position, Dialect dialect) throws SQLException {
        if (dialect == Dialect.H2) {
            statement.setBytes(position, ((String) java).getBytes(StandardCharsets.UTF_8));
        } else {
            other(statement, position, dialect);
        }
    }

    private void other(PreparedStatement statement, int position, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            statement.setObject(position, java, Types.OTHER);
        } else {
            statement.setString(position, (String) java);
        }
    }
}
