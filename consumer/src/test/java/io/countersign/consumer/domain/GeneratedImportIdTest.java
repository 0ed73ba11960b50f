package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class GeneratedImportIdTest {
    private static final long TIME = System.currentTimeMillis();

    @Test
    void itDependsOnMessageAndPlaceAndAttemptOnly() {
        MessageId id = new MessageId("6916452112f746b2b4cf48c1");
        String candidate = GeneratedImportId.candidate(id, "/people/0", 0);
        assertThat(candidate)
                .matches("[234679ACDEFGHJKMNPRTVWXYZ]{6}")
                .isEqualTo(GeneratedImportId.candidate(new MessageId(id.value()), "/people/0", 0))
                .isNotEqualTo(GeneratedImportId.candidate(id, "/people/1", 0))
                .isNotEqualTo(GeneratedImportId.candidate(id, "/people/0", 1));
    }

    @Test
    void whoHoldsItAlreadyIsNotUpdated() {
        try (Community community = new Community()) {
            String inSameBatch = candidate(community, 2, 0);
            String inDatabase = candidate(community, 4, 0);
            List<MessageId> batch = List.of(
                    sendAtTime(
                            community,
                            named("'import_id':'" + inSameBatch.toLowerCase(Locale.ROOT) + "','first_name':'A'")),
                    sendAtTime(community, named("'import_id':'" + inDatabase + "','first_name':'B'")),
                    sendAtTime(community, named("'first_name':'C'")));
            community.start();
            batch.forEach(id -> Expect.result(community.ack(id), CREATED));
            sendAtTime(community, named("'import_id':'" + inDatabase + "','last_name':'Doe'"));
            AckPayload later = community.ack(sendAtTime(community, named("'first_name':'D'")));
            assertThat(community.ack(batch.get(2)).importId()).isEqualTo(candidate(community, 2, 1));
            assertThat(later.importId()).isEqualTo(candidate(community, 4, 1));
            assertThat(community.rows("SELECT first_name, last_name FROM people ORDER BY id"))
                    .hasToString("[{first_name=A, last_name=null}, {first_name=B, last_name=Doe},"
                            + " {first_name=C, last_name=null}, {first_name=D, last_name=null}]");
        }
    }

    private static String named(String members) {
        return ("{'type':'people:upsert'," + members + "}").replace('\'', '"');
    }

    private static MessageId sendAtTime(Community community, String payload) {
        byte[] value = Community.envelope(Community.canonical(payload), community.sender)
                .toArray();
        return community.send(new ProducerRecord<>(community.requests, 0, TIME, null, value));
    }

    private static String candidate(Community community, long offset, int attempt) {
        return GeneratedImportId.candidate(MessageId.of(community.requests, 0, offset, TIME), "", attempt);
    }
}
