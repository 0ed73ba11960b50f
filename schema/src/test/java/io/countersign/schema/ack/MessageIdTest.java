package io.countersign.schema.ack;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.schema.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageIdTest {
    @Test
    void followsFromWhereTheRecordLies() {
        for (JsonNode vector : Vectors.file("message-ids.json").get("message_ids")) {
            MessageId id = MessageId.of(
                    text(vector, "topic"),
                    vector.get("partition").intValue(),
                    vector.get("offset").longValue(),
                    vector.get("timestamp_millis").longValue());
            assertThat(id).as(vector.toString()).hasToString(text(vector, "message_id"));
        }
    }

    /** The sample that outsiders know was made at 2025-11-13T20:52:49Z, and starts with that second. */
    @Test
    void startsWithTheSecondOfTheRecord() {
        assertThat(MessageId.of("upserts", 0, 0, 1_763_067_169_999L).value()).startsWith("69164521");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6916452112f746b2b4cf48c",
                "6916452112f746b2b4cf48c12",
                "6916452112F746B2B4CF48C1",
                "6916452112f746b2b4cf48cg",
                "6916452112f746b2b4cf48c1\n"
            })
    void otherTextsAreNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(text));
    }
}
