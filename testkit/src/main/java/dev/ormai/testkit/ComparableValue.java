package dev.ormai.testkit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a driver hands out into one form, so that equal values are equal objects whichever driver, time zone or number type they came by. */
final class ComparableValue {
    private static final MathContext NINE_DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    private ComparableValue() {}

    static @Nullable Object read(ResultSet resultSet, int index, Rows.Column column) throws SQLException {
        String typeName = column.typeName().toLowerCase(Locale.ROOT);
        if (typeName.startsWith("json")) {
            return json(resultSet, index);
        }
        if (typeName.equals("uuid")) {
            // H2 calls it binary.
            return of(resultSet.getObject(index));
        }
        if (column.jdbcType() == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz")) {
            return orInfinity(resultSet, index, OffsetDateTime.class);
        }
        return switch (column.jdbcType()) {
            case Types.TIMESTAMP -> orInfinity(resultSet, index, LocalDateTime.class);
            case Types.DATE -> orInfinity(resultSet, index, LocalDate.class);
            case Types.TIME ->
                typeName.equals("timetz") ? resultSet.getString(index) : resultSet.getObject(index, LocalTime.class);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> of(resultSet.getBytes(index));
            default -> of(resultSet.getObject(index));
        };
    }

    /** PostgreSQL's infinity has no {@code java.time} value; the driver gives the farthest one it has, which compares as well. */
    private static <T> @Nullable Object orInfinity(ResultSet resultSet, int index, Class<T> type) throws SQLException {
        return of(resultSet.getObject(index, type));
    }

    private static @Nullable String json(ResultSet resultSet, int index) throws SQLException {
        Object value = resultSet.getObject(index);
        if (value == null) {
            return null;
        }
        String text =
                value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : resultSet.getString(index);
        return text == null ? null : JsonText.withoutSpaces(text);
    }

    private static @Nullable Object of(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof UUID) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Array array) {
            return of(array.getArray());
        }
        if (value instanceof Object[] elements) {
            return elements(elements);
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        if (value instanceof Blob blob) {
            return of(blob.getBytes(1, Math.toIntExact(blob.length())));
        }
        if (value instanceof SQLXML xml) {
            return xml.getString();
        }
        return ofTime(value);
    }

    /** The form of a value that MariaDB and MySQL can hold as well: they have no zones and no UUIDs. */
    static @Nullable Object acrossDatabases(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return value instanceof UUID ? value.toString() : value;
    }

    private static Object ofTime(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Time time) {
            return time.toLocalTime();
        }
        if (value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof OffsetTime) {
            return value;
        }
        // Products have types of their own (intervals, ranges, network addresses): their text is their value.
        return value.toString();
    }

    /** A floating point number that is none keeps its name. */
    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                return String.valueOf(value);
            }
        }
        BigDecimal rounded =
                new BigDecimal(number.toString()).round(NINE_DIGITS).stripTrailingZeros();
        // Without this, 10 would be 1E+1, which does not equal BigDecimal.TEN.
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static List<@Nullable Object> elements(Object[] elements) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(of(element));
        }
        return Collections.unmodifiableList(values);
    }
}
