package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Tells in words what the folder of a message type is missing. */
class MessageTypesTest {
    static List<MessageType> types() {
        return MessageTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theFolderIsComplete(MessageType type) {
        assertThat(missing(type))
                .as("what the folder of " + type.name() + " is missing")
                .isEmpty();
    }

    @Test
    void aTypeWithoutFilesIsToldAllThatItNeeds() {
        assertThat(missing(new Bare())).hasSize(4).allMatch(text -> text.startsWith("bare "));
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        assertThat(MessageTypes.all()).extracting(MessageType::name).doesNotHaveDuplicates();
    }

    @Test
    void typesAreFoundByTheirExactName() {
        assertThat(MessageTypes.named("people:upsert")).isPresent();
        assertThat(MessageTypes.named("People:Upsert")).isEmpty();
    }

    private static List<String> missing(MessageType type) {
        List<String> missing = new ArrayList<>();
        if (type.getClass().getResource(type.schema()) == null) {
            missing.add(type.name() + " has no JSON Schema " + type.schema() + " beside its class");
        }
        if (samples(type, "valid").isEmpty()) {
            missing.add(type.name() + " has no valid sample: a payload in samples/valid/<name>.json");
        }
        if (samples(type, "invalid").stream()
                .noneMatch(sample -> !sample.path("problems").isEmpty())) {
            missing.add(type.name() + " has no invalid sample: {description, payload, problems} in samples/invalid");
        }
        if (samples(type, "ack").isEmpty()) {
            missing.add(type.name() + " has no ack sample: an ack envelope in samples/ack/<name>.json");
        }
        return missing;
    }

    private static List<JsonNode> samples(MessageType type, String kind) {
        return SampleFiles.of(type, "samples/" + kind).stream()
                .map(SampleFiles::read)
                .toList();
    }

    private static final class Bare implements MessageType {
        @Override
        public String name() {
            return "bare";
        }

        @Override
        public String schema() {
            return "bare.schema.json";
        }

        @Override
        public MessageBody read(Members payload) {
            throw new AssertionError("never read");
        }
    }
}
