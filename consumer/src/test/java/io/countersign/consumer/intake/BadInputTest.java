package io.countersign.consumer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad records stand between good ones: each gets its ack and its dead letter, and none harms its neighbours. */
@Tag("servers")
class BadInputTest {
    private static final Community COMMUNITY = new Community();
    private static final Map<BadRecord, MessageId> BAD = new LinkedHashMap<>();
    private static final List<MessageId> GOOD = new ArrayList<>();

    @BeforeAll
    static void start() {
        // Another account has what some of the bad records name.
        new Sender(COMMUNITY, "elsewhere")
                .send("{'type':'people:upsert','first_name':'A','category':{'name_en':'Elsewhere'}}");
        for (BadRecord bad : records().toList()) {
            BAD.put(bad, COMMUNITY.sendRaw(bad.value(), BAD.size() % 2 == 0 ? null : bad.name()));
            GOOD.add(COMMUNITY.send("{\"type\":\"organizations:upsert\",\"import_id\":\"good-" + GOOD.size()
                    + "\",\"name\":\"Good\"}"));
        }
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    static Stream<BadRecord> records() {
        return BAD.isEmpty()
                ? Stream.of(BadEnvelopes.of(COMMUNITY), BadSignatures.of(COMMUNITY), BadPayloads.of(COMMUNITY))
                        .flatMap(List::stream)
                : BAD.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachIsToldWhatIsWrongAndWhere(BadRecord bad) {
        AckPayload ack = COMMUNITY.ack(BAD.get(bad));
        assertThat(ack.result()).as("%s", ack).isEqualTo(bad.result());
        assertThat(Expect.problems(ack)).containsExactlyInAnyOrderElementsOf(bad.problems());
        if (bad.result() != AckResult.INVALID) {
            assertThat(ack.type()).as("nothing is believed of it").isNull();
        }
        assertThat(ack.id()).isNull();
        assertThat(ack.errors())
                .allSatisfy(
                        problem -> assertThat(problem.message()).isNotBlank().doesNotContain("Jane"));
    }

    @Test
    void theirNeighboursAreApplied() {
        GOOD.forEach(id -> Expect.result(COMMUNITY.ack(id), AckResult.CREATED));
        assertThat(COMMUNITY.count("SELECT count(*) FROM organizations")).isEqualTo(GOOD.size());
        assertThat(COMMUNITY.count("SELECT count(*) FROM people")).isEqualTo(1);
    }

    @Test
    void theLedgerHasEachRecordOnce() {
        GOOD.forEach(COMMUNITY::ack);
        assertThat(COMMUNITY.count("SELECT count(*) FROM messages")).isEqualTo(BAD.size() + GOOD.size() + 1L);
        assertThat(COMMUNITY.count("SELECT count(DISTINCT message_id) FROM messages"))
                .isEqualTo(BAD.size() + GOOD.size() + 1L);
        assertThat(COMMUNITY.count("SELECT count(*) FROM messages WHERE status IN ('failed', 'rejected')"))
                .isEqualTo(BAD.size());
    }

    @Test
    void theDeadLettersAreTheBadRecordsUntouched() {
        GOOD.forEach(COMMUNITY::ack);
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new LinkedHashMap<>();
        COMMUNITY
                .readAll(COMMUNITY.dead, 1)
                .forEach(letter -> letters.put(
                        text(letter.headers().lastHeader("message_id").value()), letter));
        assertThat(letters)
                .containsOnlyKeys(BAD.values().stream().map(MessageId::value).toList());
        BAD.forEach((bad, id) -> {
            ConsumerRecord<byte[], byte[]> letter = letters.get(id.value());
            assertThat(letter.value() == null ? null : Bytes.wrap(letter.value()))
                    .as(bad.name())
                    .isEqualTo(bad.value());
            assertThat(text(letter.headers().lastHeader("result").value()))
                    .isEqualTo(bad.result().text());
            assertThat(text(letter.headers().lastHeader("reason").value())).isNotBlank();
        });
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
