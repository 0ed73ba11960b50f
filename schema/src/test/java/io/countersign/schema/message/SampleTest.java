package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The published samples are what they say they are. */
class SampleTest {
    static Stream<Path> valid() {
        return SampleFiles.all("samples/valid");
    }

    static Stream<Path> invalid() {
        return SampleFiles.all("samples/invalid");
    }

    static Stream<Path> acks() {
        return SampleFiles.all("samples/ack");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validSamplesAreMessages(Path file) {
        JsonNode sample = SampleFiles.read(file);
        assertThat(Readings.places(sample.toString())).isEmpty();
        assertThat(Readings.message(sample.toString()).type())
                .isEqualTo(sample.path("type").asString());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidSamplesHaveExactlyTheProblemsTheyName(Path file) {
        JsonNode sample = SampleFiles.read(file);
        List<String> expected = sample.path("problems")
                .valueStream()
                .map(p -> p.path("code").asString() + " " + p.path("pointer").asString())
                .toList();
        assertThat(Readings.places(sample.path("payload").toString()))
                .as(sample.path("description").asString())
                .isEqualTo(expected)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("acks")
    void ackSamplesKeepTheirSchemaAndAreCanonical(Path file) {
        JsonNode ack = SampleFiles.read(file);
        assertThat(PublishedSchemas.faults("message/ack-envelope.schema.json", ack))
                .isEmpty();
        JsonNode payload = ack.path("payload");
        assertThat(AckPayload.parse(Bytes.utf8(payload.toString())).messageId().value())
                .isEqualTo(payload.path("message_id").asString());
    }

    @Test
    void theSeedsAreTheThreeDocumentsThatTheFormatWasFirstDocumentedWith() {
        assertThat(Samples.seeds())
                .extracting(
                        seed -> seed.path("type").asString(),
                        seed -> seed.path("category").toString())
                .containsExactly(
                        tuple("people:upsert", "{\"id\":1}"),
                        tuple("people:upsert", "{\"name_fr\":\"Catégorie 1\",\"name_en\":\"Category 1\"}"),
                        tuple("organizations:upsert", "{\"id\":1}"));
    }

    @Test
    void eachCallGivesTreesThatMayBeChanged() {
        Samples.seeds().get(0).put("first_name", "other");
        assertThat(Samples.seeds().get(0).path("first_name").asString()).isEqualTo("Jane");
    }
}
