package dev.ormai.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Nearest;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A JSON object with a closed set of names. A null counts as not given. Every fault names its place in the request, such as
 * {@code where[0].op}.
 */
public final class Arguments {
    /** Characters of a name, and entries of a list, that anyone could need. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_LIST = 10_000;

    private final ObjectNode object;
    private final String place;

    private Arguments(ObjectNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /**
     * @param place empty for the arguments of the tool itself
     * @throws RefusedException for a name that is not known, with the nearest one that is
     */
    public static Arguments of(JsonNode node, String place, List<String> known) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(place, "'%s' must be an object".formatted(place.isEmpty() ? "arguments" : place));
        }
        Arguments arguments = new Arguments(object, place);
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw arguments.unknown(name, known);
            }
        }
        return arguments;
    }

    private RefusedException unknown(String name, List<String> known) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        List<String> hints = new ArrayList<>();
        Nearest.to(name, known).ifPresent(near -> hints.add("Did you mean '" + near + "'?"));
        hints.add("Known arguments: " + String.join(", ", known));
        return new RefusedException(new Refusal(
                        ErrorCode.VALIDATION_ERROR,
                        "Unknown argument '%s'".formatted(at(shown)),
                        hints,
                        java.util.Map.of())
                .with("field", at(shown)));
    }

    /** The place of a part of this object. */
    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    /** A part that has to be there, of whatever type. */
    public JsonNode required(String name) {
        return optional(name)
                .orElseThrow(() ->
                        wrong(at(name), "Argument '%s' is required".formatted(at(name)), "Give '" + at(name) + "'"));
    }

    Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    /** A text that has to be there. */
    public String text(String name) {
        return text(required(name), at(name));
    }

    /** A text that may be there. */
    public Optional<String> optionalText(String name) {
        return optional(name).map(node -> text(node, at(name)));
    }

    /** A whole number of at least 1. */
    public OptionalInt count(String name) {
        Optional<JsonNode> node = optional(name);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        JsonNode number = node.get();
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 1) {
            throw wrong(at(name), "'%s' must be a whole number of at least 1".formatted(at(name)));
        }
        return OptionalInt.of(number.intValue());
    }

    boolean truth(String name) {
        return optional(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(at(name), "'%s' must be true or false".formatted(at(name)));
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    Optional<List<String>> texts(String name) {
        return optional(name).map(node -> list(node, at(name), item -> text(item.node(), item.place())));
    }

    <T> List<T> list(String name, Function<Item, T> read) {
        return optional(name).map(node -> list(node, at(name), read)).orElse(List.of());
    }

    /** One entry of a list. */
    record Item(JsonNode node, String place) {}

    private static <T> List<T> list(JsonNode node, String place, Function<Item, T> read) {
        if (!node.isArray()) {
            throw wrong(place, "'%s' must be a list".formatted(place));
        }
        if (node.size() > LONGEST_LIST) {
            throw wrong(place, "'%s' has more than %d entries".formatted(place, LONGEST_LIST));
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(read.apply(new Item(node.get(i), place + "[" + i + "]")));
        }
        return items;
    }

    private static String text(JsonNode node, String place) {
        if (!node.isTextual()) {
            throw wrong(place, "'%s' must be a string".formatted(place));
        }
        return node.textValue();
    }

    static RefusedException wrong(String place, String message, String... hints) {
        return new RefusedException(
                Refusal.of(ErrorCode.VALIDATION_ERROR, message, hints).with("field", place));
    }
}
