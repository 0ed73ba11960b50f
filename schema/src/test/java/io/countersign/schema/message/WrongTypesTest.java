package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives every member of every type, wherever it may stand, a value of each type that it does not have. */
class WrongTypesTest {
    private static final List<JsonNode> VALUES = Stream.of("\"a text\"", "5", "1.5", "true", "{}", "[]")
            .map(new JsonMapper()::readTree)
            .toList();

    static Stream<Arguments> members() {
        return MessageTypes.all().stream()
                .flatMap(type -> SampleFiles.of(type, "samples/valid").stream())
                .filter(file -> file.endsWith("every-member.json"))
                .map(SampleFiles::read)
                .flatMap(sample -> places("", sample).stream()
                        .map(place -> Arguments.of(sample.path("type").asString(), place, sample)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("members")
    void aValueOfAnotherTypeIsTold(String type, String place, JsonNode sample) {
        JsonNode proper = sample.at(place);
        for (JsonNode value : VALUES) {
            if (!sameType(proper, value)) {
                String payload = with(sample, place, value).toString();
                assertThat(Readings.places(payload)).as(payload).contains("wrong_type " + place);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("members")
    void nullIsEitherAValueOrTold(String type, String place, JsonNode sample) {
        List<String> found =
                Readings.places(with(sample, place, NullNode.getInstance()).toString());
        assertThat(found).allMatch(problem -> problem.equals("wrong_type " + place) || problem.startsWith("required "));
    }

    private static boolean sameType(JsonNode proper, JsonNode value) {
        if (proper.isNumber()) {
            return value.isIntegralNumber() || (value.isNumber() && !proper.isIntegralNumber());
        }
        return proper.getNodeType() == value.getNodeType();
    }

    private static JsonNode with(JsonNode sample, String place, JsonNode value) {
        JsonNode copy = sample.deepCopy();
        JsonNode parent = copy.at(place.substring(0, place.lastIndexOf('/')));
        String name = place.substring(place.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
        return copy;
    }

    /** All places below a node, but not values and what is inside free objects, where other types may be right. */
    private static List<String> places(String place, JsonNode node) {
        List<String> places = new ArrayList<>();
        if (!place.isEmpty() && !node.isNull() && !place.endsWith("/value")) {
            places.add(place);
        }
        if (place.endsWith("/data") || place.endsWith("/traits") || place.endsWith("/value")) {
            return places;
        }
        node.forEachEntry((name, value) -> places.addAll(places(Pointers.member(place, name), value)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(Pointers.item(place, i), node.get(i)));
        }
        return places;
    }
}
