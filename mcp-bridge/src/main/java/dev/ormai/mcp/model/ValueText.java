package dev.ormai.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How values are written in JSON. Strings stand for what JSON has no type for, and may stand for numbers and booleans. */
final class ValueText {
    /** Digits before and after the point; more would only be there to fill a memory. */
    private static final int MOST_DIGITS = 1_000;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ValueText() {}

    /** Empty if the node is no value of this kind. */
    static Optional<Object> of(FieldKind kind, JsonNode node) {
        try {
            return switch (kind) {
                case INTEGER -> number(node).filter(ValueText::isWhole).map(Object.class::cast);
                case DECIMAL -> number(node).map(Object.class::cast);
                case FLOAT -> floating(node);
                case BOOLEAN -> truth(node);
                case STRING, OTHER -> text(node).map(Object.class::cast);
                case DATE -> text(node).map(LocalDate::parse);
                case TIME -> text(node).map(LocalTime::parse);
                case DATETIME, INSTANT -> text(node).map(ValueText::instant);
                case UUID ->
                    text(node).filter(text -> UUID_FORM.matcher(text).matches()).map(UUID::fromString);
                case JSON, BINARY -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same for a value that is stored and not compared. */
    static Optional<Object> written(FieldKind kind, JsonNode node) {
        return switch (kind) {
            case JSON ->
                Optional.<Object>of(node.toString())
                        .filter(document -> !document.toString().contains("\\u0000"));
            case BINARY -> text(node).flatMap(ValueText::bytes);
            default -> of(kind, node);
        };
    }

    private static Optional<Object> bytes(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A character of number 0 has no place in a text of PostgreSQL. */
    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && node.textValue().indexOf('\0') < 0
                ? Optional.of(node.textValue())
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        Optional<BigDecimal> number = node.isNumber()
                ? Optional.of(node.decimalValue())
                : text(node).filter(text -> NUMBER.matcher(text).matches()).map(BigDecimal::new);
        return number.filter(n -> Math.abs((long) n.scale()) <= MOST_DIGITS && n.precision() <= MOST_DIGITS);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<Object> floating(JsonNode node) {
        Optional<String> word = text(node).filter(text -> text.matches("NaN|-?Infinity"));
        return word.isPresent()
                ? word.map(Double::valueOf)
                : number(node)
                        .map(BigDecimal::doubleValue)
                        .filter(Double::isFinite)
                        .map(Object.class::cast);
    }

    private static Optional<Object> truth(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return text(node)
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
    }

    /** Without an offset a time is one of UTC; a date alone is its first moment. */
    private static OffsetDateTime instant(String text) {
        String withT = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        if (withT.length() == 10) {
            return LocalDate.parse(withT).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        boolean hasOffset = withT.endsWith("Z") || withT.lastIndexOf('+') > 10 || withT.lastIndexOf('-') > 10;
        return hasOffset
                ? OffsetDateTime.parse(withT)
                : LocalDateTime.parse(withT).atOffset(ZoneOffset.UTC);
    }
}
