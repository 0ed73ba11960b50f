package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Samples with random changes are read or refused, never an accident, and what is told of them holds. */
class RandomPayloadsTest {
    private static final int PAYLOADS = 20_000;
    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "12345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"people:upsert\"",
                    "\"Email\"",
                    "\"2023-02-30\"",
                    "\"\\u0000\"",
                    "\"x\"",
                    "{}",
                    "[]",
                    "[{}]",
                    "[null]",
                    "{\"id\":1}",
                    "{\"a/b~\":[1]}",
                    "{\"type\":\"people:upsert\"}",
                    "\"inactive\"")
            .map(new JsonMapper()::readTree)
            .toList();

    @Test
    void nothingIsAnAccident() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<JsonNode> samples =
                SampleFiles.all("samples/valid").map(SampleFiles::read).toList();
        int refused = 0;
        for (int i = 0; i < PAYLOADS; i++) {
            JsonNode payload = samples.get(random.nextInt(samples.size())).deepCopy();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(payload, random);
            }
            String text = payload.toString();
            List<Problem> problems = Readings.problems(text);
            refused += problems.isEmpty() ? 0 : 1;
            Set<String> told = new HashSet<>();
            for (Problem problem : problems) {
                String context = "seed " + seed + ", " + problem + " of " + text;
                assertThat(told.add(problem.code() + problem.pointer()))
                        .as(context)
                        .isTrue();
                assertThat(problem.message()).as(context).isNotBlank();
                assertThat(pointsIntoOrBeside(problem.pointer(), payload))
                        .as(context)
                        .isTrue();
            }
        }
        assertThat(refused).as("seed " + seed).isBetween(PAYLOADS / 10, PAYLOADS);
    }

    /** A pointer leads to a value, or to a member that could be in an object that is there. */
    private static boolean pointsIntoOrBeside(String pointer, JsonNode payload) {
        return !payload.at(pointer).isMissingNode()
                || payload.at(pointer.substring(0, pointer.lastIndexOf('/'))).isObject();
    }

    private static void change(JsonNode payload, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(payload, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            names.add("extra");
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (container instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(
                        random.nextBoolean() || array.isEmpty()
                                ? value
                                : array.get(0).deepCopy());
            } else {
                array.set(random.nextInt(array.size()), value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
