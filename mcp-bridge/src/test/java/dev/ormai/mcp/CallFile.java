package dev.ormai.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ormai.policy.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls and their answers, for people to read and for every database alike. A case is a line that says what is shown, the
 * caller and the call, and the answer:
 * <pre>
 * # A filter compares values of the field's type.
 * acme db_query {"model": "Order", …}
 * {"success": true, …}
 * </pre>
 */
final class CallFile {
    private static final Path FOLDER = Path.of("src/test/resources/calls");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Case(String title, String caller, String tool, String arguments, String answer) {
        Principal principal() {
            return switch (caller) {
                case "acme" -> AgentShop.ACME;
                case "globex" -> AgentShop.GLOBEX;
                case "nobody" -> Principal.anonymous();
                default -> throw new IllegalArgumentException("no caller " + caller);
            };
        }
    }

    private CallFile() {}

    static List<Case> read(String name) {
        List<Case> cases = new ArrayList<>();
        for (String block : text(name).split("\n\n", -1)) {
            String[] lines = block.strip().split("\n", -1);
            String[] call = lines[1].split(" ", 3);
            cases.add(new Case(lines[0].substring(2), call[0], call[1], call[2], lines.length > 2 ? lines[2] : ""));
        }
        return cases;
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String name, List<Case> cases) {
        StringBuilder text = new StringBuilder();
        for (Case c : cases) {
            text.append("# %s\n%s %s %s\n%s\n\n".formatted(c.title(), c.caller(), c.tool(), c.arguments(), c.answer()));
        }
        try {
            Files.writeString(FOLDER.resolve(name), text.toString().strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer in the form in which databases can be compared: cursors differ from call to call, and MySQL's family has no
     * type for a point in time, so that its zone is missing.
     */
    static String comparable(JsonNode answer) {
        try {
            return JSON.writeValueAsString(plain(answer.deepCopy()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> object.set(entry.getKey(), plain(entry.getValue())));
            if (object.path("next_cursor").isTextual()) {
                object.put("next_cursor", "…");
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) {
            return TextNode.valueOf(node.textValue().replace("Z", ""));
        }
        return node;
    }
}
