package io.countersign.consumer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers are shortened rather than filling acks or the memory. */
class AnswerRoomTest {
    private static ObjectNode answer(int note, int title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", 1)
                .put("note", "x".repeat(note))
                .put("title", "x".repeat(title));
    }

    private static int length(ObjectNode answer) {
        return CanonicalJson.of(answer).length();
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(new AnswerRoom().fit(answer(400_000, 10))).isEqualTo(answer(400_000, 10));
    }

    @Test
    void theLargestMembersGoFirst() {
        assertThat(new AnswerRoom().fit(answer(500_000, 10)).toString())
                .isEqualTo("{\"id\":1,\"title\":\"xxxxxxxxxx\",\"left_out\":[\"note\"]}");
        assertThat(new AnswerRoom().fit(answer(500_000, 600_000)).toString())
                .isEqualTo("{\"id\":1,\"left_out\":[\"note\",\"title\"]}");
    }

    @Test
    void whatWasLeftOutBeforeStaysNamed() {
        ObjectNode answer = answer(500_000, 10);
        answer.putArray("left_out").add("people");
        assertThat(new AnswerRoom().fit(answer).path("left_out").toString()).isEqualTo("[\"note\",\"people\"]");
    }

    @Test
    void manyLargeAnswersShareTheRoomAndSmallOnesAlwaysFit() {
        AnswerRoom room = new AnswerRoom();
        long sum = 0;
        for (int i = 0; i < 500; i++) {
            ObjectNode answer = room.fit(answer(400_000, 10));
            assertThat(answer.has("note")).isEqualTo(i < 20);
            sum += length(answer);
        }
        assertThat(sum).isLessThan(10_000_000);
        assertThat(room.fit(answer(5_000, 10))).isEqualTo(answer(5_000, 10));
    }
}
