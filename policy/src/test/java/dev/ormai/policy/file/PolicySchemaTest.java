package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ormai.policy.CanonicalForm;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.Profiles;
import dev.ormai.policy.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicySchemaTest {
    private static final JsonNode DOCUMENT = json(PolicyFile.schema());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DOCUMENT);

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                arguments("", PolicyReader.KEYS),
                arguments("/$defs/model", ModelReader.KEYS),
                arguments("/$defs/overlay", ModelReader.OVERLAY_KEYS),
                arguments("/$defs/role", RolesReader.KEYS),
                arguments("/$defs/rows", RowsReader.KEYS),
                arguments("/$defs/via", RowsReader.VIA_KEYS),
                arguments("/$defs/masked", FieldRuleReader.KEYS),
                arguments("/$defs/expression", FieldRuleReader.MASK_KEYS),
                arguments("/$defs/way", RelationReader.KEYS),
                arguments("/$defs/aggregations", AggregationsReader.KEYS),
                arguments("/$defs/writes", WritesReader.KEYS),
                arguments("/$defs/budget", BudgetReader.KEYS),
                arguments("/$defs/sql", SqlReader.KEYS),
                arguments("/$defs/sql/properties/functions", SqlReader.FUNCTION_KEYS),
                arguments("/$defs/audit", AuditReader.KEYS));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void schemaAndReaderKnowTheSameKeys(String pointer, List<String> keys) {
        JsonNode section = DOCUMENT.at(pointer);

        assertThat(section.get("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(keys);
        assertThat(section.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void noSectionOfTheSchemaIsWithoutItsReader() {
        List<String> compared =
                sections().map(arguments -> (String) arguments.get()[0]).toList();
        List<String> closed = new ArrayList<>();
        collectClosed(DOCUMENT, "", closed);

        assertThat(compared).containsExactlyInAnyOrderElementsOf(closed);
    }

    private static void collectClosed(JsonNode node, String pointer, List<String> closed) {
        if (node.path("additionalProperties").isBoolean()) {
            closed.add(pointer);
        }
        node.properties().forEach(field -> collectClosed(field.getValue(), pointer + "/" + field.getKey(), closed));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                arguments("/properties/profile/enum", PolicyReader.PROFILES),
                arguments("/$defs/field/anyOf/0/enum", FieldRuleReader.RULES),
                arguments("/$defs/model/properties/default_field/enum", FieldRuleReader.DEFAULTS),
                arguments("/$defs/aggregations/properties/operations/items/enum", Profiles.AGGREGATE_OPERATIONS),
                arguments("/$defs/writes/properties/require_approval/anyOf/1/items/enum", WritesReader.OPERATIONS),
                arguments("/$defs/sql/properties/unplanned/enum", SqlReader.UNPLANNED),
                arguments("/$defs/audit/properties/on_failure/enum", AuditReader.ON_FAILURE));
    }

    @ParameterizedTest
    @MethodSource("words")
    void schemaAndReaderKnowTheSameWords(String pointer, List<String> words) {
        List<String> listed = new ArrayList<>();
        DOCUMENT.at(pointer).forEach(word -> listed.add(word.asText()));

        assertThat(listed).containsExactlyElementsOf(words);
    }

    @Test
    void schemaKnowsTheKindsOfMasks() {
        List<String> kinds = new ArrayList<>();
        DOCUMENT.at("/$defs/masked/properties/mask/anyOf/0/enum").forEach(kind -> {
            if (!kind.isNull()) {
                kinds.add(kind.asText());
            }
        });

        assertThat(kinds).containsExactlyInAnyOrderElementsOf(MaskKind.NAMED.keySet());
    }

    @Test
    void everyPropertyIsDescribed() {
        List<String> silent = new ArrayList<>();
        collectSilent(DOCUMENT, "", silent);

        assertThat(silent).isEmpty();
    }

    private static void collectSilent(JsonNode node, String pointer, List<String> silent) {
        node.path("properties").properties().forEach(property -> {
            boolean described = property.getValue().has("description")
                    || property.getValue().has("$ref");
            if (!described) {
                silent.add(pointer + "/" + property.getKey());
            }
        });
        node.properties().forEach(field -> collectSilent(field.getValue(), pointer + "/" + field.getKey(), silent));
    }

    @Test
    void canonicalFormOfTheContractIsValid() {
        String form = CanonicalForm.json(
                PolicyFile.load("classpath:contract.yaml", reference -> "key").settings());

        assertThat(SCHEMA.validate(json(form))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models: {M: {}}",
                "{version: 1}",
                "{version: 2, models: {M: {}}}",
                "{version: 1, models: {M: {}}, colour: red}",
                "{version: 1, models: {M: {rows: {tenant: {}}}}}",
                "{version: 1, models: {M: {fields: {a: maks}}}}",
                "{version: 1, models: {M: {fields: {a: {mask: emial}}}}}",
                "{version: 1, models: {M: {fields: {a: {mask: \"{lost4}\"}}}}}",
                "{version: 1, models: {M: {budget: {max_rows: 0}}}}",
                "{version: 1, models: {M: {budget: {max_rows: many}}}}",
                "{version: 1, models: {M: {relations: {up: {key: {a: b}}}}}}",
                "{version: 1, models: {M: {writes: {require_approval: [remove]}}}}",
                "{version: 1, models: {M: {}}, hash_key: hunter2}",
                "{version: 1, models: {M: {}}, roles: {r: {models: {M: {table: t}}}}}",
                "{version: 1, models: {M: {}}, audit: {sink: nowhere}}"
            })
    void whatTheReaderRefusesIsNotValid(String text) {
        assertThat(SCHEMA.validate(yaml(text))).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> PolicyFile.parse(text, "wrong.yaml", Secrets.ofProcess())))
                .isInstanceOf(dev.ormai.policy.PolicyInvalidException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mask",
                "{mask: null}",
                "{mask: 'null'}",
                "{mask: '***'}",
                "{mask: 'x{first1}-{last2}y'}",
                "{mask: {sql: 'x'}}"
            })
    void whatTheReaderTakesIsValid(String rule) {
        String text = "{version: 1, tenant: t, models: {M: {fields: {a: " + rule + "}}, N: }}";

        assertThat(SCHEMA.validate(yaml(text))).isEmpty();
        assertThat(PolicyFile.parse(text, "right.yaml", Secrets.ofProcess())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("dev.ormai.policy.file.PolicyGuideTest#snippets")
    void snippetsOfTheGuideAreValid(String snippet) {
        assertThat(SCHEMA.validate(yaml(snippet))).isEmpty();
    }
}
