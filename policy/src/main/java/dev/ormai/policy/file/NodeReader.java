package dev.ormai.policy.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.ormai.policy.file.Node.Kind;
import dev.ormai.policy.file.Node.Mapping;
import dev.ormai.policy.file.Node.Scalar;
import dev.ormai.policy.file.Node.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the text of a file into nodes. An alias is the node of its anchor, not a copy, so that a file of nested aliases
 * stays as small in memory as on disk.
 */
final class NodeReader {
    /** The deepest place in a policy is eight levels down. */
    private static final int DEEPEST = 16;

    /** As YAML 1.2 has it, yes and on are words: only true and false are truth values. */
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final JsonParser parser;
    private final Faults faults;
    private final Map<String, Node> anchors = new HashMap<>();

    private NodeReader(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The file's one document; empty when it cannot be read, and then the faults say why. */
    static Optional<Node> read(String text, boolean json, Faults faults) {
        JsonFactory factory = json ? new JsonFactory() : YAML;
        try (JsonParser parser = factory.createParser(text)) {
            return new NodeReader(parser, faults).document();
        } catch (JsonProcessingException e) {
            faults.add(
                    place(e.getLocation()),
                    "",
                    "the text is no " + (json ? "JSON" : "YAML") + ": " + firstLine(e),
                    "well-formed " + (json ? "JSON" : "YAML"));
        } catch (UnreadableException e) {
            faults.add(e.place, "", e.fault, e.expected);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return Optional.empty();
    }

    private Optional<Node> document() throws IOException {
        if (parser.nextToken() == null) {
            faults.add(Place.START, "", "the file is empty", "a policy");
            return Optional.empty();
        }
        Node node = node(0);
        if (parser.nextToken() != null) {
            faults.add(here(), "", "a second document begins", "one document in a file");
        }
        return Optional.of(node);
    }

    private Node node(int depth) throws IOException {
        Place place = here();
        if (depth > DEEPEST) {
            throw new UnreadableException(
                    place, "the file is nested more than " + DEEPEST + " levels deep", "a policy");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return alias(place, parser.getText());
        }
        Optional<String> anchor = Optional.ofNullable((String) parser.getObjectId());
        Node node =
                switch (parser.currentToken()) {
                    case START_OBJECT -> mapping(place, depth);
                    case START_ARRAY -> sequence(place, depth);
                    case VALUE_NULL -> new Scalar(place, Kind.NOTHING, text());
                    case VALUE_TRUE, VALUE_FALSE ->
                        new Scalar(place, Kind.TRUTH, Boolean.toString(parser.getBooleanValue()));
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(place, Kind.NUMBER, text());
                    default -> new Scalar(place, Kind.TEXT, text());
                };
        anchor.ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private Node alias(Place place, String name) {
        Node node = anchors.get(name);
        if (node == null) {
            throw new UnreadableException(
                    place,
                    "alias *" + Scalar.shortened(name) + " has no anchor before it",
                    "&" + Scalar.shortened(name));
        }
        return node;
    }

    private Node mapping(Place place, int depth) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = here();
            String key = parser.currentName();
            parser.nextToken();
            Node value = node(depth + 1);
            if (entries.putIfAbsent(key, new Node.Entry(keyPlace, value)) != null) {
                faults.add(keyPlace, "", "key '" + Scalar.shortened(key) + "' is given twice", "each key once");
            }
        }
        return new Mapping(place, entries);
    }

    private Node sequence(Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Sequence(place, items);
    }

    private String text() throws IOException {
        String text = parser.getText();
        return text == null ? "" : text;
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(@org.jspecify.annotations.Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Place.START
                : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** Reading stops here; carried to {@link #read} and never further. */
    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String fault;
        private final String expected;

        UnreadableException(Place place, String fault, String expected) {
            super(fault);
            this.place = place;
            this.fault = fault;
            this.expected = expected;
        }
    }
}
