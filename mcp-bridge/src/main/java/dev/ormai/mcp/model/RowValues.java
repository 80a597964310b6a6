package dev.ormai.mcp.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of rows as JSON: the same JSON for the same value on every database. */
public final class RowValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Numbers beyond it lose digits in a client whose numbers are doubles. */
    private static final long LARGEST_EXACT = 1L << 53;

    /** Seconds always, digits behind them as many as there are. */
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withLocale(Locale.ROOT);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME.withLocale(Locale.ROOT);

    private RowValues() {}

    /** The column's value in the row at which the result stands. */
    public static JsonNode read(ResultSet row, int column, FieldKind kind) throws SQLException {
        return switch (kind) {
            case INTEGER -> whole(row.getString(column));
            case DECIMAL -> decimal(row.getString(column));
            case FLOAT -> floating(row.getDouble(column), row.wasNull());
            case BOOLEAN -> truth(row.getBoolean(column), row.wasNull());
            case STRING, UUID, OTHER -> text(row.getString(column));
            case DATE -> text(row.getObject(column, LocalDate.class));
            case TIME -> time(row.getObject(column, LocalTime.class));
            case DATETIME -> local(row.getObject(column, LocalDateTime.class));
            case INSTANT -> instant(row.getObject(column, OffsetDateTime.class));
            case JSON -> document(row.getString(column));
            case BINARY -> bytes(row.getBytes(column));
        };
    }

    /** As a number where every client reads it exactly, else as a string. */
    public static JsonNode whole(@Nullable String digits) {
        if (digits == null) {
            return NullNode.getInstance();
        }
        BigInteger number = new BigDecimal(digits).toBigInteger();
        return number.abs().compareTo(BigInteger.valueOf(LARGEST_EXACT)) <= 0
                ? LongNode.valueOf(number.longValue())
                : TextNode.valueOf(number.toString());
    }

    private static JsonNode decimal(@Nullable String digits) {
        if (digits == null) {
            return NullNode.getInstance();
        }
        // PostgreSQL's numeric has values that are no number.
        return digits.matches("-?(NaN|Infinity)")
                ? TextNode.valueOf(digits)
                : DecimalNode.valueOf(new BigDecimal(digits));
    }

    private static JsonNode floating(double number, boolean isNull) {
        if (isNull) {
            return NullNode.getInstance();
        }
        return Double.isFinite(number) ? DoubleNode.valueOf(number) : TextNode.valueOf(Double.toString(number));
    }

    private static JsonNode truth(boolean value, boolean isNull) {
        return isNull ? NullNode.getInstance() : BooleanNode.valueOf(value);
    }

    private static JsonNode text(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : TextNode.valueOf(value.toString());
    }

    private static JsonNode time(@Nullable LocalTime time) {
        return time == null ? NullNode.getInstance() : TextNode.valueOf(TIME.format(time));
    }

    private static JsonNode local(@Nullable LocalDateTime time) {
        return time == null ? NullNode.getInstance() : TextNode.valueOf(DATE_TIME.format(time));
    }

    private static JsonNode instant(@Nullable OffsetDateTime time) {
        return time == null
                ? NullNode.getInstance()
                : TextNode.valueOf(DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + "Z");
    }

    private static JsonNode bytes(byte @Nullable [] bytes) {
        return bytes == null ? NullNode.getInstance() : BinaryNode.valueOf(bytes);
    }

    private static JsonNode document(@Nullable String text) {
        if (text == null) {
            return NullNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // A database may store a document that this reader does not take; the agent gets its text.
            return TextNode.valueOf(text);
        }
    }
}
