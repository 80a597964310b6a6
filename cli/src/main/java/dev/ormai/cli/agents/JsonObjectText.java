package dev.ormai.cli.agents;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an object and its members stand in a text.
 *
 * @param open place of the brace
 * @param close place of the other brace
 */
record JsonObjectText(int open, int close, Map<String, Member> members) {
    /** JSON as editors take it. */
    static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\r\n]*", Pattern.DOTALL);

    /**
     * @param name place of the name's quote
     * @param start place of the value
     * @param end behind the value
     */
    record Member(int name, int start, int end) {}

    JsonObjectText {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * The object that is the whole text; absent if the text holds nothing but blanks and comments.
     *
     * @throws RefusedException if the text is anything else
     */
    static Optional<JsonObjectText> root(String text) {
        int begin = text.startsWith("\uFEFF") ? 1 : 0;
        try (JsonParser parser = READER.createParser(text.substring(begin))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            if (first != JsonToken.START_OBJECT) {
                throw refusal("it is not an object");
            }
            JsonObjectText object = read(parser, begin);
            if (parser.nextToken() != null) {
                throw refusal("something follows its last brace");
            }
            return Optional.of(object);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw refusal("line " + (at == null ? 1 : at.getLineNr()) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object that begins at a place of a text that was read before. */
    static JsonObjectText at(String text, int place) {
        try (JsonParser parser = READER.createParser(text.substring(place))) {
            parser.nextToken();
            return read(parser, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException refusal(String what) {
        return new RefusedException(Refusal.of(
                ErrorCode.VALIDATION_ERROR,
                "the file is no configuration in JSON: " + what,
                "Correct it by hand, then install again"));
    }

    private static JsonObjectText read(JsonParser parser, int base) throws IOException {
        int open = base + offset(parser.currentTokenLocation());
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int place = base + offset(parser.currentTokenLocation());
            JsonToken kind = parser.nextToken();
            int start = base + offset(parser.currentTokenLocation());
            if (kind.isStructStart()) {
                parser.skipChildren();
            } else {
                parser.finishToken();
            }
            members.put(name, new Member(place, start, base + offset(parser.currentLocation())));
        }
        return new JsonObjectText(open, base + offset(parser.currentTokenLocation()), members);
    }

    private static int offset(JsonLocation location) {
        return Math.toIntExact(location.getCharOffset());
    }

    Optional<Member> firstMember() {
        return members.values().stream().findFirst();
    }

    Optional<Member> lastMember() {
        return members.values().stream().reduce((earlier, later) -> later);
    }

    /** Whether a further member has to be parted from the last. */
    boolean needsComma(String text) {
        return lastMember()
                .map(last -> !COMMENT.matcher(text.substring(last.end(), close))
                        .replaceAll("")
                        .contains(","))
                .orElse(false);
    }

    /** Behind the last thing before the closing brace that is no blank. */
    int endOfContent(String text) {
        int end = close;
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
