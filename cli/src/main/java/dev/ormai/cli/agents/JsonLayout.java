package dev.ormai.cli.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file is laid out.
 *
 * @param unit what a level is indented by
 */
record JsonLayout(String lineEnd, String unit) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIRST_INDENT = Pattern.compile("\\{\\s*?\n([ \t]+)\"");

    /** As a text has it; two blanks and a line feed where nothing can be seen. */
    static JsonLayout of(String text) {
        Matcher indent = FIRST_INDENT.matcher(text);
        return new JsonLayout(text.contains("\r\n") ? "\r\n" : "\n", indent.find() ? indent.group(1) : "  ");
    }

    /** @param indent of the line on which the value begins */
    String write(JsonNode value, String indent) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(new DefaultIndenter(unit, "\n"));
        printer.indentArraysWith(new DefaultIndenter(unit, "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(value).replace("\n", lineEnd + indent);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
