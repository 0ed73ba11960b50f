package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.json.Pointers;
import io.countersign.schema.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The schema files are JSON Schema, say what each attribute means, and agree with the program. */
class SchemaFilesTest {
    /** What speaks to readers or holds other schemas, and the assertions that have an error code. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$ref",
            "$defs",
            "title",
            "description",
            "examples",
            "properties",
            "items",
            "if",
            "then",
            "required",
            "additionalProperties",
            "type",
            "enum",
            "const",
            "maxLength",
            "maxItems",
            "minLength",
            "maxProperties",
            "minProperties",
            "minimum",
            "maximum",
            "multipleOf",
            "uniqueItems",
            "pattern");

    static Stream<String> messageSchemas() {
        return Stream.concat(
                Stream.of("shared.schema.json"), MessageTypes.all().stream().map(SchemaFilesTest::path));
    }

    static Stream<String> allSchemas() {
        return Stream.concat(messageSchemas(), Stream.of("request-envelope.schema.json", "ack-envelope.schema.json"));
    }

    @ParameterizedTest
    @MethodSource("allSchemas")
    void eachKeepsTheDraftItNames(String path) {
        JsonNode schema = Samples.load(path);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(PublishedSchemas.faultsOfSchema(schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("allSchemas")
    void eachAttributeIsDescribed(String path) {
        List<String> bare = new ArrayList<>();
        attributes("", Samples.load(path), (place, attribute) -> {
            boolean described = attribute.hasNonNull("description") || attribute.hasNonNull("$ref");
            boolean narrows = !attribute.has("type") && !attribute.has("enum") && !attribute.has("const");
            if (!described && !attribute.isBoolean() && !narrows && !place.contains("/if/")) {
                bare.add(place);
            }
        });
        assertThat(bare).as("attributes without a description").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messageSchemas")
    void eachUsesOnlyKeywordsThatHaveAnErrorCode(String path) {
        Set<String> used = new TreeSet<>();
        keywords(Samples.load(path), used);
        assertThat(used).isSubsetOf(KEYWORDS);
    }

    @ParameterizedTest
    @MethodSource("io.countersign.schema.message.MessageTypesTest#types")
    void aSampleShowsEveryMember(MessageType type) {
        JsonNode schema = Samples.load(path(type));
        JsonNode properties = schema.has("$ref") ? schema.at("/$defs/person/properties") : schema.path("properties");
        JsonNode sample = Samples.load(folder(type) + "/samples/valid/every-member.json");
        assertThat(sample.propertyNames()).containsExactlyInAnyOrderElementsOf(properties.propertyNames());
    }

    @Test
    void acksListTheErrorCodesOfTheProgram() {
        assertThat(texts(Samples.load("ack-envelope.schema.json").at("/$defs/error/properties/code/enum")))
                .containsExactly(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toArray(String[]::new));
    }

    @Test
    void acksListTheResultsOfTheProgramByTheirStatus() {
        JsonNode cases = Samples.load("ack-envelope.schema.json").at("/$defs/payload/allOf");
        assertThat(cases.valueStream()
                        .map(c -> c.at("/if/properties/status/const").asString()))
                .containsExactly(
                        Arrays.stream(AckStatus.values()).map(AckStatus::text).toArray(String[]::new));
        for (JsonNode one : cases) {
            assertThat(texts(one.at("/then/properties/result/enum")))
                    .containsExactly(Arrays.stream(AckResult.values())
                            .filter(r -> r.status()
                                    .text()
                                    .equals(one.at("/if/properties/status/const")
                                            .asString()))
                            .map(AckResult::text)
                            .toArray(String[]::new));
        }
    }

    private interface Visitor {
        void attribute(String place, JsonNode attribute);
    }

    private static void attributes(String place, JsonNode schema, Visitor visitor) {
        schema.forEachEntry((name, value) -> {
            String inside = Pointers.member(place, name);
            if (name.equals("properties")) {
                value.forEachEntry((n, attribute) -> visitor.attribute(Pointers.member(inside, n), attribute));
            }
            attributes(inside, value, visitor);
        });
    }

    private static void keywords(JsonNode schema, Set<String> used) {
        schema.forEachEntry((keyword, value) -> {
            used.add(keyword);
            if (keyword.equals("properties") || keyword.equals("$defs")) {
                value.forEach(child -> keywords(child, used));
            } else if (!keyword.equals("examples")) {
                keywords(value, used);
            }
        });
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String path(MessageType type) {
        return folder(type) + "/" + type.schema();
    }

    private static String folder(MessageType type) {
        String folder = type.getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }
}
