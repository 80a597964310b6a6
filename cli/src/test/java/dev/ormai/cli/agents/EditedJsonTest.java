package dev.ormai.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ormai.policy.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EditedJsonTest {
    private static final JsonNode JAVA = TextNode.valueOf("java");

    private static String withCommand(String text) {
        return new EditedJson(text)
                .with(List.of("servers", "ormai", "command"), JAVA)
                .text();
    }

    @Test
    void aMemberIsAddedAndAllElseStaysAsItIs() {
        String text =
                """
                // What my editor starts.
                {
                    "inputs": [ 1,2 ],   /* as I like it */
                    "servers": {
                        "other": {"command": "x", "odd": 1.0}, // theirs
                        /* nothing more */
                    },
                    "unknown": "\\u00e9"
                }
                """;

        assertThat(withCommand(text))
                .isEqualTo(
                        """
                        // What my editor starts.
                        {
                            "inputs": [ 1,2 ],   /* as I like it */
                            "servers": {
                                "other": {"command": "x", "odd": 1.0}, // theirs
                                /* nothing more */
                                "ormai": {
                                    "command": "java"
                                }
                            },
                            "unknown": "\\u00e9"
                        }
                        """);
    }

    @Test
    void theCommaStandsBehindTheLastValueAndNotInItsComment() {
        String text =
                """
                {
                  "servers": {
                    "other": {} // the last, for now
                  }
                }
                """;

        assertThat(withCommand(text))
                .isEqualTo(
                        """
                        {
                          "servers": {
                            "other": {}, // the last, for now
                            "ormai": {
                              "command": "java"
                            }
                          }
                        }
                        """);
    }

    @Test
    void whatElseStandsInTheEntryStays() {
        String text =
                """
                {
                  "servers": {
                    "ormai": {
                      "command": "old", // was here
                      "env": {"AGENT_KEY": "k"}
                    }
                  }
                }
                """;

        assertThat(withCommand(text)).isEqualTo(text.replace("\"old\"", "\"java\""));
    }

    @Test
    void whatIsSoAlreadyIsNotTouched() {
        String text = "{\"servers\":{\"ormai\":{\"command\":/* mine */\"java\"}}}";

        assertThat(withCommand(text)).isEqualTo(text);
    }

    @Test
    void lineEndsTabsAndTheMarkAtTheBeginningStay() {
        String text = "\uFEFF{\r\n\t\"theme\": \"dark\"\r\n}\r\n";

        String lines =
                """
                {
                \t"theme": "dark",
                \t"servers": {
                \t\t"ormai": {
                \t\t\t"command": "java"
                \t\t}
                \t}
                }
                """;

        assertThat(withCommand(text)).isEqualTo("\uFEFF" + lines.replace("\n", "\r\n"));
    }

    @Test
    void anObjectOnOneLineIsOpened() {
        assertThat(withCommand("{\"servers\":{}}"))
                .isEqualTo("{\"servers\":{\n  \"ormai\": {\n    \"command\": \"java\"\n  }\n}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "// nothing yet\n", "  \n"})
    void aFileWithoutAnythingGetsTheWhole(String text) {
        assertThat(withCommand(text))
                .isEqualTo(
                        text + "{\n  \"servers\": {\n    \"ormai\": {\n      \"command\": \"java\"\n    }\n  }\n}\n");
    }

    @Test
    void aValueOfAnyKindIsReplacedWhole() {
        String text = "{\"a\": -1.5e3, \"b\": \"x\\\"}\", \"c\": [1, {\"d\": 2}], \"e\": null}";
        EditedJson edited = new EditedJson(text);

        assertThat(edited.with(List.of("a"), IntNode.valueOf(1)).text()).isEqualTo(text.replace("-1.5e3", "1"));
        assertThat(edited.with(List.of("b"), IntNode.valueOf(1)).text()).isEqualTo(text.replace("\"x\\\"}\"", "1"));
        assertThat(edited.with(List.of("c"), IntNode.valueOf(1)).text())
                .isEqualTo(text.replace("[1, {\"d\": 2}]", "1"));
        assertThat(edited.with(List.of("e"), IntNode.valueOf(1)).text()).isEqualTo(text.replace("null", "1"));
    }

    @Test
    void placesAreRightInALongText() {
        String filling = "\"%s\",\n".formatted("x".repeat(99)).repeat(200);
        String text = "{\"list\": [" + filling + "1], \"servers\": {\"ormai\": {\"command\": \"old\"}}}";

        assertThat(withCommand(text)).isEqualTo(text.replace("\"old\"", "\"java\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"servers\": 1}",
                "{\"servers\": {\"ormai\": []}}",
                "{\"servers\": {}, \"servers\": {}}",
                "{} {}",
                "{\"a\" 1}",
                "{",
                "servers: {}"
            })
    void whatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> withCommand(text)).isInstanceOf(RefusedException.class);
    }
}
