package dev.ormai.cli.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * The text of a JSON file that people and other programs edit too. What is not set keeps its place and its form: comments,
 * commas at the end, unknown keys, line ends, the mark at the beginning of a file. Immutable.
 */
record EditedJson(String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Sets a value, and makes the objects on the way to it that are not there.
     *
     * @param path names, from the outermost object on; at least one
     * @throws RefusedException if the text is no JSON object, has a name twice, or something on the way is no object
     */
    EditedJson with(List<String> path, JsonNode value) {
        Optional<JsonObjectText> root = JsonObjectText.root(text);
        return root.isPresent() ? set(root.get(), path, value) : begin(path, value);
    }

    private EditedJson set(JsonObjectText object, List<String> path, JsonNode value) {
        JsonObjectText.Member member = object.members().get(path.get(0));
        List<String> rest = path.subList(1, path.size());
        if (member == null) {
            return insert(object, path.get(0), nested(rest, value));
        }
        if (rest.isEmpty()) {
            return holds(member, value) ? this : replace(member, value);
        }
        if (text.charAt(member.start()) != '{') {
            throw new RefusedException(Refusal.of(
                    ErrorCode.VALIDATION_ERROR,
                    "\"%s\" is not an object".formatted(path.get(0)),
                    "Correct it by hand, then install again"));
        }
        return set(JsonObjectText.at(text, member.start()), rest, value);
    }

    private boolean holds(JsonObjectText.Member member, JsonNode value) {
        try {
            return JsonObjectText.READER
                    .readTree(text.substring(member.start(), member.end()))
                    .equals(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read once is read again", e);
        }
    }

    private EditedJson replace(JsonObjectText.Member member, JsonNode value) {
        String indented = JsonLayout.of(text).write(value, lineIndent(member.name()));
        return new EditedJson(text.substring(0, member.start()) + indented + text.substring(member.end()));
    }

    private EditedJson insert(JsonObjectText object, String name, JsonNode value) {
        JsonLayout layout = JsonLayout.of(text);
        String outer = lineIndent(object.open());
        String indent = object.firstMember()
                .filter(first -> text.substring(object.open(), first.name()).contains("\n"))
                .map(first -> lineIndent(first.name()))
                .orElse(outer + layout.unit());
        String member = layout.lineEnd() + indent + quoted(name) + ": " + layout.write(value, indent);
        // After whatever stands last, and that may be a comment; the comma goes right behind the last value.
        int place = object.endOfContent(text);
        String before = text.substring(0, place);
        if (object.needsComma(text)) {
            int behindLast = object.lastMember().orElseThrow().end();
            before = text.substring(0, behindLast) + "," + text.substring(behindLast, place);
        }
        String after = text.substring(place);
        boolean closesOnItsOwnLine = text.substring(place, object.close()).contains("\n");
        return new EditedJson(before + member + (closesOnItsOwnLine ? "" : layout.lineEnd() + outer) + after);
    }

    /** A file without anything, or with comments only. */
    private EditedJson begin(List<String> path, JsonNode value) {
        JsonLayout layout = JsonLayout.of(text);
        boolean freshLine = text.isEmpty() || text.endsWith("\n") || text.equals("\uFEFF");
        return new EditedJson(
                text + (freshLine ? "" : layout.lineEnd()) + layout.write(nested(path, value), "") + layout.lineEnd());
    }

    private static JsonNode nested(List<String> path, JsonNode value) {
        JsonNode nested = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            around.set(path.get(i), nested);
            nested = around;
        }
        return nested;
    }

    /** The white space at the beginning of a place's line. */
    private String lineIndent(int place) {
        int begin = text.lastIndexOf('\n', place - 1) + 1;
        int end = begin;
        while (end < place && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(begin, end);
    }

    private static String quoted(String name) {
        return JSON.getNodeFactory().textNode(name).toString();
    }
}
