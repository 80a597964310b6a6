package dev.ormai.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every client is asked, one call after the other; the same as calls.mjs. */
final class Calls {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Optional<String> URL = Optional.ofNullable(System.getenv("ORMAI_URL"));
    static final String BEARER = "Bearer " + System.getenv("ORMAI_TOKEN");

    /** Makes one call. */
    interface Tool {
        Answer call(String name, ObjectNode arguments) throws Exception;
    }

    /** @param structured null where the client does not show it */
    record Answer(String text, Object structured) {}

    private Calls() {}

    /** The command that starts the server. */
    static List<String> command() throws IOException {
        ArrayNode command = JSON.createArrayNode().add(System.getenv("ORMAI_COMMAND"));
        JSON.readTree(System.getenv("ORMAI_ARGUMENTS")).forEach(command::add);
        return List.of(JSON.treeToValue(command, String[].class));
    }

    /** Makes the calls and reports what came back. */
    static void all(String expectedFile, Class<?> ofClient, List<String> listed, Tool tool) throws Exception {
        JsonNode expected = JSON.readTree(Path.of(expectedFile).toFile());
        ObjectNode seen = JSON.createObjectNode().put("version", version(ofClient));
        listed.forEach(seen.putArray("listed")::add);
        ArrayNode called = seen.putArray("called");
        for (JsonNode call : expected.path("calls")) {
            called.add(answer(tool, call, Optional.empty()));
        }
        ArrayNode pages = seen.putArray("pages");
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode page = answer(tool, expected.path("pages"), cursor);
            pages.add(page);
            cursor = Optional.ofNullable(JSON.readTree(page.path("text").asText()).at("/data/next_cursor").textValue());
        } while (cursor.isPresent() && pages.size() < 20);
        seen.set("refused", answer(tool, expected.path("refusal"), Optional.empty()));
        System.out.println(JSON.writeValueAsString(seen));
    }

    private static ObjectNode answer(Tool tool, JsonNode call, Optional<String> cursor) throws Exception {
        ObjectNode arguments = call.path("arguments").deepCopy();
        cursor.ifPresent(place -> arguments.put("cursor", place));
        Answer answer = tool.call(call.path("tool").asText(), arguments);
        return JSON.createObjectNode()
                .put("text", answer.text())
                .set("structured", JSON.valueToTree(answer.structured()));
    }

    /** As the jar of a class is called. */
    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.replaceFirst(".*?-([0-9][^/]*)\\.jar$", "$1");
    }
}
