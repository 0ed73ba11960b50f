package io.countersign.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document leads to schemas that exist, lists every message type, and its examples hold. */
class AsyncApiTest {
    private static final String FILE = "asyncapi.yaml";
    private static final JsonNode DOCUMENT = read(FILE);
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<String> references() {
        List<String> references = new ArrayList<>();
        collect(DOCUMENT, references);
        return references.stream().distinct().toList();
    }

    static List<MessageType> types() {
        return MessageTypes.all();
    }

    static Stream<Arguments> examples() {
        return DOCUMENT.at("/components/messages")
                .propertyStream()
                .flatMap(message -> message.getValue()
                        .path("examples")
                        .valueStream()
                        .map(example -> Arguments.of(
                                message.getKey(), example.path("name").asString(), example.path("payload"))));
    }

    @Test
    void itIsAsyncApi3WithTheThreeChannels() {
        assertThat(DOCUMENT.path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.path("channels").propertyNames())
                .containsExactly("upserts", "upserts.acks", "upserts.dead");
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyReferenceLeadsSomewhere(String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        JsonNode document = file.isEmpty() ? DOCUMENT : read(file);
        assertThat(document.at(hash < 0 ? "" : reference.substring(hash + 1)).isMissingNode())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMessageTypeIsInTheDocument(MessageType type) {
        JsonNode message = messageNamed(type.name());
        assertThat(message.isMissingNode()).as("a message named " + type.name()).isFalse();
        String folder = type.getClass().getPackageName().substring("io.countersign.schema.".length());
        assertThat(message.at("/payload/schema/allOf/1/properties/payload/$ref").asString())
                .isEqualTo(folder.replace('.', '/') + "/" + type.schema());
        assertThat(message.path("examples").isEmpty())
                .as("examples of " + type.name())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMessageTypeMayBeSentToTheRequestChannel(MessageType type) {
        List<JsonNode> sent = DOCUMENT.at("/channels/upserts/messages")
                .valueStream()
                .map(reference -> DOCUMENT.at(reference.path("$ref").asString().substring(1)))
                .toList();
        assertThat(sent).contains(messageNamed(type.name()));
        assertThat(DOCUMENT.at("/operations/receiveRequest/messages").size()).isEqualTo(sent.size());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void everyExampleKeepsItsSchema(String message, String name, JsonNode example) {
        JsonNode schema = DOCUMENT.at("/components/messages").path(message).at("/payload/schema");
        Schema compiled = REGISTRY.getSchema(SchemaLocation.of("classpath:io/countersign/schema/" + message), schema);
        assertThat(compiled.validate(example)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void everyExampleWouldBeRefusedWithoutItsPayload(String message, String name, JsonNode example) {
        JsonNode schema = DOCUMENT.at("/components/messages").path(message).at("/payload/schema");
        JsonNode broken = example.deepCopy();
        ((ObjectNode) broken.path("payload")).put("type", 7);
        Schema compiled =
                REGISTRY.getSchema(SchemaLocation.of("classpath:io/countersign/schema/broken-" + message), schema);
        assertThat(compiled.validate(broken)).isNotEmpty();
    }

    private static JsonNode messageNamed(String name) {
        return DOCUMENT.at("/components/messages")
                .valueStream()
                .filter(message -> message.path("name").asString().equals(name))
                .findFirst()
                .orElse(DOCUMENT.path("no such message"));
    }

    private static void collect(JsonNode node, List<String> references) {
        node.forEachEntry((name, value) -> {
            if (name.equals("$ref")) {
                references.add(value.asString());
            }
        });
        node.forEach(child -> collect(child, references));
    }

    private static JsonNode read(String file) {
        try (InputStream stream =
                Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream(file), "no file " + file)) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
