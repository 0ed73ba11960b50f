package io.countersign.consumer.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.countersign.consumer.Community;
import io.countersign.consumer.Records;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

@Tag("servers")
class MessageCallsTest {
    private static final Community COMMUNITY = new Community();
    private static final String MARKER = "Zanzibar";

    private static Operator operator;
    private static MessageId jane;
    private static MessageId wrong;
    private static MessageId strange;

    @BeforeAll
    static void start() {
        operator = Operator.start(COMMUNITY);
        jane = COMMUNITY.send("{\"type\":\"people:upsert\",\"import_id\":\"JD0001\",\"first_name\":\"Jane\"}");
        wrong = COMMUNITY.send("{\"type\":\"people:upsert\",\"import_id\":\"JD0002\",\"locale\":\"xx\",\"note\":7}");
        strange = COMMUNITY.send("{\"type\":\"ping\"}", PrivateKey.fromSeed(Bytes.utf8("stranger")));
        List.of(jane, wrong, strange).forEach(COMMUNITY::ack);
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static List<String> found(Map<String, String> parameters) {
        return ids(operator.read("messages", parameters));
    }

    private static List<String> ids(JsonNode page) {
        return page.path("messages")
                .valueStream()
                .map(message -> message.path("message_id").stringValue())
                .toList();
    }

    @Test
    void messagesAreFoundByWhatIsKnownOfThem() {
        assertThat(found(Map.of())).contains(jane.value(), wrong.value(), strange.value());
        assertThat(found(Map.of("message_id", jane.value()))).containsExactly(jane.value());
        assertThat(found(Map.of("message_id", jane.value().substring(0, 12)))).containsExactly(jane.value());
        assertThat(found(Map.of("import_id", " jd0001 "))).containsExactly(jane.value());
        assertThat(found(Map.of("import_id", "JD0002"))).containsExactly(wrong.value());
        assertThat(found(Map.of("status", "failed"))).containsExactly(wrong.value());
        assertThat(found(Map.of("status", "rejected", "result", "unknown_source")))
                .containsExactly(strange.value());
        assertThat(found(Map.of("source", "crm"))).contains(jane.value(), wrong.value());
        assertThat(found(Map.of("source", "nobody"))).isEmpty();
        Instant now = Instant.now();
        String before = now.minus(Duration.ofMinutes(10)).toString();
        String after = now.plus(Duration.ofMinutes(10)).toString();
        assertThat(found(Map.of("from", before, "until", after))).contains(jane.value());
        assertThat(found(Map.of("until", before))).isEmpty();
        assertThat(found(Map.of("from", after))).isEmpty();
        assertThat(found(Map.of("from", "9999-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void aLineTellsWhatFitsOnIt() {
        JsonNode line =
                operator.read("messages", Map.of("message_id", wrong.value())).at("/messages/0");
        assertThat(line.path("errors").intValue()).isEqualTo(2);
        assertThat(line.path("error").stringValue()).startsWith("not_in_enum /locale ");
        assertThat(line.path("source").stringValue()).isEqualTo("crm");
        assertThat(line.path("account").stringValue()).isEqualTo("acme");
    }

    @Test
    void whatIsNotWellFormedIsRefusedWithoutBeingQuoted() {
        for (String query : List.of("message_id=xyz", "after=xyz", "from=xyz", "source=%00xyz")) {
            HttpResponse<String> answer = operator.get("/console/api/messages?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("xyz");
        }
        assertThat(operator.get("/console/api/messages/xyz").statusCode()).isEqualTo(400);
        assertThat(operator.get("/console/api/messages/" + "0".repeat(24)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsAndRepetitions() {
        List<String> sent = IntStream.range(0, 60)
                .mapToObj(i -> COMMUNITY.send("{\"type\":\"ping\",\"nonce\":\"page-" + i + "\"}"))
                .map(MessageId::value)
                .toList();
        sent.forEach(id -> COMMUNITY.ack(new MessageId(id)));
        List<String> read = new ArrayList<>();
        JsonNode page = operator.read("messages", Map.of("result", "pong"));
        assertThat(ids(page)).hasSize(50);
        read.addAll(ids(page));
        while (!page.path("next").isNull()) {
            page = operator.read(
                    "messages",
                    Map.of("result", "pong", "after", page.path("next").stringValue()));
            read.addAll(ids(page));
        }
        assertThat(read).doesNotHaveDuplicates().containsAll(sent);
        assertThat(read).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aMessageIsShownWithItsErrorsAndItsSignatureVerifiedAgain() {
        JsonNode message = operator.read("messages/" + wrong, Map.of());
        assertThat(message.path("signature").stringValue()).isEqualTo("holds");
        assertThat(message.path("signed_by").stringValue())
                .isEqualTo(COMMUNITY.sender.publicKey().encoded());
        assertThat(message.path("payload").stringValue()).contains("\"locale\":\"xx\"");
        assertThat(message.at("/ack/errors/1/pointer").stringValue()).isEqualTo("/note");
        assertThat(message.path("topic").stringValue()).isEqualTo(COMMUNITY.requests);

        MessageId changed = COMMUNITY.send("{\"type\":\"people:upsert\",\"import_id\":\"JD9\",\"first_name\":\"Jo\"}");
        COMMUNITY.ack(changed);
        COMMUNITY
                .database
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE messages SET payload = payload || ' '::bytea WHERE message_id = :id")
                        .bind("id", changed.value())
                        .execute());
        assertThat(operator.read("messages/" + changed, Map.of())
                        .path("signature")
                        .stringValue())
                .isEqualTo("broken");
        assertThat(operator.read("messages/" + strange, Map.of())
                        .path("signature")
                        .stringValue())
                .isEqualTo("none");
    }

    @Test
    void itsRecordIsFetchedFromTheTopicWhileItIsThere() {
        JsonNode found = operator.read("messages/" + strange + "/record", Map.of());
        assertThat(found.path("found").booleanValue()).isTrue();
        assertThat(found.at("/value/text").stringValue()).startsWith("{\"payload\":{\"type\":\"ping\"}");
        assertThat(found.at("/value/cut").booleanValue()).isFalse();

        MessageId binary = COMMUNITY.sendRaw(Bytes.hex("ff00"), "k", Records.header("h", "<script>alert(1)</script>"));
        COMMUNITY.ack(binary);
        JsonNode shown = operator.read("messages/" + binary + "/record", Map.of());
        assertThat(shown.at("/value/hex").stringValue()).isEqualTo("ff00");
        assertThat(shown.at("/key/text").stringValue()).isEqualTo("k");
        assertThat(shown.at("/headers/0/value/text").stringValue()).contains("<script>");
    }

    @Test
    void whatRetentionRemovedIsSaidToBeGoneAndWhatWasErasedIsNotFetched() {
        try (Community other = new Community()) {
            Operator console = Operator.start(other);
            MessageId old = other.send("{\"type\":\"ping\"}");
            MessageId person =
                    other.send("{\"type\":\"people:upsert\",\"import_id\":\"E1\",\"first_name\":\"" + MARKER + "\"}");
            MessageId erased = other.send("{\"type\":\"person:delete\",\"import_id\":\"E1\",\"erase\":true}");
            List.of(old, person, erased).forEach(other::ack);
            TopicPartition partition = new TopicPartition(other.requests, 0);
            Records.admin(
                    other,
                    admin -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1)))
                            .all());

            JsonNode gone = console.read("messages/" + old + "/record", Map.of());
            assertThat(gone.path("found").booleanValue()).isFalse();
            assertThat(gone.path("why").stringValue()).contains("retention");
            JsonNode kept = console.read("messages/" + person + "/record", Map.of());
            assertThat(kept.path("why").stringValue()).contains("erased");
            assertThat(console.get("/console/api/messages/" + person).body()).doesNotContain(MARKER);
        }
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUpAndNothingOfItIsLogged() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            COMMUNITY.database.jdbi().useTransaction(handle -> {
                handle.execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                HttpResponse<String> answer = operator.get("/console/api/messages?import_id=" + MARKER);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("given up after 3 s");
            });
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(found(Map.of("import_id", MARKER))).isEmpty());
        } finally {
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(MARKER));
    }
}
